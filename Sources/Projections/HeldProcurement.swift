public import Commissioning
public import EventLog

/// One procurement as a body has it.
public struct HeldProcurement: Sendable {
    /// How it comes to be the body's.
    public let origin: HeldOrigin
    /// Its stream and state.
    public let stream: FoldedStream<ProcurementState>
    /// The body's part in what it is thought to be worth.
    public let share: HeldShare

    init(_ stream: FoldedStream<ProcurementState>, in line: HoldingLine) {
        let owner = ProcurementArea.body(of: stream.name)
        self.stream = stream
        origin = line.origin(of: owner)
        share = HeldShare(in: stream.state, ofStreamOf: owner, line)
    }

    /// What its history comes to.
    public var state: ProcurementState { stream.state }

    /// Why it is at its stage.
    public var stageReasons: Reasons { Reasons(state.stageBy, late: state.lateEntries) }

    /// Why the body's part is that.
    public var shareReasons: Reasons { Reasons(share.by, late: state.lateEntries) }

    /// What was decided to award, with the reference of the award; earliest first.
    public var awards: [(award: Reference, decided: Stated<AwardDecision>)] {
        state.awards.compactMap { award, record in record.decided.map { (award, $0) } }
            .sorted { ($0.decided.on, $0.award.text) < ($1.decided.on, $1.award.text) }
    }

    /// What became of each bid, with its reference; in the order of these.
    public var bids: [(bid: Reference, record: BidRecord)] {
        state.bids.map { ($0.key, $0.value) }.sorted { left, right in
            left.bid.text.utf8.lexicographicallyPrecedes(right.bid.text.utf8)
        }
    }

    /// How many bids are in: received, and neither withdrawn nor returned.
    public var bidsIn: Int { state.bids.values.count(where: \.isIn) }

    /// The procurements of a body's line, and those that others lead and in which one of it has a
    /// part: by stage, then by name of the stream; those of no stage come last, among them those
    /// of which every fact was taken back.
    ///
    /// - Throws: ``FoldError``.
    static func all(
        of line: BodyLine, _ mentions: LineMentions, _ successors: [ODSCode: [Successor]],
        in view: LogView
    ) throws(FoldError) -> [HeldProcurement] {
        let holding = HoldingLine(codes: line.codes, successors: successors)
        let folds = try line.folds(
            in: ProcurementArea.self, view, mentions, body: ProcurementArea.body,
            names: { state, line in
                let awarded = state.awards.values.flatMap { $0.decided?.value.parties ?? [] }
                return !line.isDisjoint(with: state.parties.map(\.code) + awarded.map(\.code))
            })
        return folds.map { HeldProcurement($0, in: holding) }.sorted { left, right in
            let stages = [left, right].map { $0.state.stage?.rawValue ?? Int.max }
            return stages[0] == stages[1]
                ? left.stream.name < right.stream.name : stages[0] < stages[1]
        }
    }
}
