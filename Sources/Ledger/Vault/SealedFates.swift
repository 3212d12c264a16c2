internal import Commissioning
internal import EventLog
internal import Projections

/// What was recorded of the sealed values of one event, by digest.
struct SealedFates {
    /// Values that an event carries.
    var revealed: [String: (disclosure: RevealedDisclosure, by: Position)] = [:]
    /// Texts that are shown no longer.
    var suppressed: [String: SuppressedText] = [:]
    /// Personal values that are there no more.
    var erased: [String: (field: String, basis: ErasureBasis, by: Position)] = [:]

    /// A text that is shown no longer.
    struct SuppressedText {
        let field: String
        let basis: SuppressionBasis
        let order: Reference?
        let access: AuditorAccess
        /// The two persons who ordered it.
        let persons: [Reference]
        /// The day by which the order is looked at again.
        let reviewOn: CivilDate
        let by: Position
    }

    fileprivate mutating func take(reveals state: LedgerState, of event: EventID) {
        for reveal in state.reveals where reveal.value.event == event {
            for disclosure in reveal.value.disclosures {
                revealed[disclosure.digest.text] = (disclosure, reveal.by)
            }
        }
    }

    fileprivate mutating func take(losses state: LedgerState, of event: EventID) {
        for known in state.suppressions where known.value.event == event {
            for text in known.value.values {
                suppressed[text.digest.text] = SuppressedText(
                    field: text.field, basis: known.value.basis, order: known.value.order,
                    access: known.value.auditorAccess, persons: known.value.by,
                    reviewOn: known.value.reviewOn, by: known.by)
            }
        }
        for known in state.erasures {
            for value in known.value.values where value.event == event {
                erased[value.digest.text] = (value.field, known.value.basis, known.by)
            }
        }
    }
}

extension Ledger {
    /// What was recorded of the sealed values of an event: what was revealed by a size of the log,
    /// and what was suppressed or erased by now.
    func fates(of leaf: [UInt8], knownAt size: LogSize) throws -> SealedFates {
        var fates = SealedFates()
        let header = leaf.withUnsafeBufferPointer { try? LeafHeader($0) }
        guard let id = header?.id else { return fates }
        let now = try ledgerView(at: try store.head().size)
        let known = try ledgerView(at: size)
        for stream in try now.streams(tagged: DisclosureTag.about(id)) {
            if let fold = try now.fold(stream, in: LedgerArea.self) {
                fates.take(losses: fold.state, of: id)
            }
            if let fold = try known.fold(stream, in: LedgerArea.self) {
                fates.take(reveals: fold.state, of: id)
            }
        }
        return fates
    }

    /// The log at a size, with every fact in it, whatever its day.
    func ledgerView(at size: LogSize) throws -> LogView {
        LogView(store, catalogue, size: size, asOf: CivilDate(daysSinceEpoch: .max))
    }
}
