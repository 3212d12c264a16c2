public import Commissioning
public import EventLog

/// The contracts of a body: its own, those of the bodies it followed, and those that others lead
/// and in which one of them has a part.
public struct Contracts: Sendable {
    /// The body.
    public let body: ODSCode
    /// The last day whose facts count.
    public let asOf: CivilDate
    /// Those in force, then those to begin, those over and those without an award; within each,
    /// what ends first comes first, then by name of the stream.
    public let rows: [HeldContract]
    /// The streams of which every fact was taken back.
    let emptied: [FoldedStream<ContractState>]

    /// Gathers the contracts of a body's line.
    ///
    /// - Throws: ``FoldError``.
    public init(_ code: ODSCode, in view: LogView) throws(FoldError) {
        let line = try BodyLine(code, in: view)
        let mentions = try LineMentions(line, in: view)
        try self.init(line, mentions, mentions.successors(in: view), in: view, procurements: [])
    }

    /// - Parameter procurements: Those that have been read already.
    init(
        _ line: BodyLine, _ mentions: LineMentions, _ successors: [ODSCode: [Successor]],
        in view: LogView, procurements: [FoldedStream<ProcurementState>]
    ) throws(FoldError) {
        body = line.body
        asOf = view.asOf
        let holding = HoldingLine(codes: line.codes, successors: successors)
        let folds = try line.folds(
            in: ContractArea.self, view, mentions, body: ContractArea.body,
            names: { state, line in
                !line.isDisjoint(with: state.award?.parties.value.map(\.code) ?? [])
            })
        var known: [StreamName: ProcurementState?] = [:]
        for fold in procurements { known[fold.name] = fold.state }
        var rows: [HeldContract] = []
        for fold in folds where fold.factCount > 0 {
            var procurement: ProcurementState?
            if let name = fold.state.award?.procurement.value {
                if let state = known[name] {
                    procurement = state
                } else {
                    procurement = try view.fold(name, in: ProcurementArea.self)?.state
                    known[name] = .some(procurement)
                }
            }
            rows.append(
                HeldContract(fold, procurement: procurement, in: holding, asOf: view.asOf))
        }
        emptied = folds.filter { $0.factCount == 0 }
        self.rows = rows.sorted { Contracts.order($0) < Contracts.order($1) }
    }

    private static func order(_ row: HeldContract) -> (Int, CivilDate, StreamName) {
        let standing = ContractStanding.allCases.firstIndex(of: row.standing) ?? 0
        let end = row.end?.value ?? CivilDate(daysSinceEpoch: .max)
        return (standing, end, row.stream.name)
    }

    /// How many stand so.
    public func count(_ standing: ContractStanding) -> Int {
        rows.count { $0.standing == standing }
    }

    /// Those not over that end by `day`.
    public func expiring(by day: CivilDate) -> [HeldContract] {
        rows.filter {
            ($0.standing == .inForce || $0.standing == .ahead) && $0.ends(by: day) == true
        }
    }

    /// Those that are not over and have no end on record.
    public var withoutEnd: [HeldContract] {
        rows.filter { ($0.standing == .inForce || $0.standing == .ahead) && $0.end?.value == nil }
    }
}
