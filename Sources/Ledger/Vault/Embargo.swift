internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Projections

extension Ledger {
    /// Refuses that the embargo on a value of a bid be said to have ended while no opening of the
    /// bid is on record: until then `show` says ``SealedValue/embargoWords`` in its place.
    ///
    /// A bid that no event says was received is taken for one of those that were opened. A field
    /// whose schema names the event until which it is kept back is held against that alone.
    /// - Throws: ``Refusal``, ``StoreError``, ``FoldError``.
    func refuseRunningEmbargo(
        _ row: Disclosure, of event: LoggedEvent, in stream: StreamName
    ) throws {
        guard row.sealing == .embargoed, let bid = event.bid,
            let procurement = try ledgerView(at: try store.head().size)
                .fold(stream, in: ProcurementArea.self)
        else { return }
        if case .some(.after) = typeStated(by: event.leaf)?.field(at: row.name)?.audience { return }
        let record = procurement.state.bids[bid]
        if record?.opened != nil { return }
        if record?.received == nil, !procurement.state.openings.isEmpty { return }
        throw LedgerError.refused(
            Refusal(
                rule: "embargo-not-ended",
                sentence: "\(row.name) of bid \(bid) is \(SealedValue.embargoWords), and "
                    + "\(stream) holds no \(BidOpening.eventType) that opens it: record that first",
                restsOn: [event.position]))
    }
}

extension LoggedEvent {
    /// The bid that it is about, or that the fact is about which it says again; nil when it is
    /// about none.
    fileprivate var bid: Reference? {
        guard text("subject")?.hasPrefix("\(ProcurementArea.name)/") == true,
            case .object(var data)? = event["data"]
        else { return nil }
        if text("corrects") != nil, case .object(let fact)? = data["data"] { data = fact }
        guard case .string(let word)? = data["bid"] else { return nil }
        return Reference(word)
    }
}
