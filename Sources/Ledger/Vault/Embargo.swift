internal import CanonicalJSON
internal import Commissioning
internal import EventLog

extension Ledger {
    /// A desk at which nothing is pending.
    func desk() throws(StoreError) -> DecisionDesk {
        DecisionDesk(
            catalogue, store, at: try store.head().size, recordedTime: clock.now()
        ) { _ throws(StoreError) in [] }
    }

    /// Why a sealed value is still kept back, in a sentence without an end; nil when it is not.
    ///
    /// A field whose schema names the event until which it is kept back is held against that
    /// alone. Any other value of a bid may be kept back until the bid is opened: until then `show`
    /// says ``SealedValue/embargoWords`` in its place, and nobody can say that its embargo has
    /// ended. A bid that no event says was received is taken for one of those that were opened.
    ///
    /// - Parameters:
    ///   - name: The path of its field.
    ///   - reason: Why it is to be made known.
    ///   - desk: What is recorded, and what is about to be.
    /// - Throws: ``Refusal`` where the embargo is said to have ended, and runs; ``StoreError``,
    ///   ``FoldError``.
    func embargo(
        on name: String, of target: SealedTarget, _ reason: RevealReason?, _ desk: DecisionDesk
    ) throws -> String? {
        guard let stream = target.stream.flatMap(StreamName.init) else { return nil }
        let field = target.schema?.field(at: name)
        if let field, case .after(let type) = field.audience {
            if try desk.holds(type, in: stream) { return nil }
            return "\(name) is kept back until \(stream) holds a \(type)"
        }
        guard reason == .embargoEnded, target.sealing(named: name) == .embargoed,
            let bid = target.bid, stream.area == ProcurementArea.name,
            let state = try desk.state(of: stream, in: ProcurementArea.self)
        else { return nil }
        let record = state.bids[bid]
        if record?.opened != nil { return nil }
        if record?.received == nil, !state.openings.isEmpty { return nil }
        throw Refusal(
            rule: "embargo-not-ended",
            sentence: "\(name) of bid \(bid) is \(SealedValue.embargoWords), and "
                + "\(stream) holds no \(BidOpening.eventType) that opens it: record that first",
            restsOn: target.position.map { [$0] } ?? [])
    }
}

extension SealedTarget {
    /// The bid that an event is about, or that the fact is about which it says again; nil when it
    /// is about none.
    static func bid(in data: JSONValue?, isCorrection: Bool) -> Reference? {
        guard case .object(var object)? = data else { return nil }
        if isCorrection, case .object(let fact)? = object["data"] { object = fact }
        guard case .string(let word)? = object["bid"] else { return nil }
        return Reference(word)
    }
}
