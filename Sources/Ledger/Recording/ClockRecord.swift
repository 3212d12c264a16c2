internal import CanonicalJSON
internal import Commissioning
internal import EventLog

extension Ledger {
    /// The stream in which a ledger says that its clock jumped.
    static let clockStream = "ledger/clock"

    /// Records that the clock has jumped, when it has since it was looked at last, and warns of
    /// it. Done before anything is recorded, so that the jump stands before what it concerns.
    ///
    /// - Parameter header: The proposal that is about to be recorded; its actor noticed.
    /// - Returns: Whether an event was recorded.
    /// - Throws: ``LedgerError`` and what its parts throw.
    @discardableResult
    func noteClock(by header: ProposalHeader? = nil) async throws -> Bool {
        guard !isSimulated, requestMAC != nil else { return false }
        let jump = try clockWatch.look(at: clock) { () throws(StoreError) in
            try store.head().lastRecordedTime
        }
        guard let jump else { return false }
        do {
            if try isOnRecord(jump) {
                clockWatch.warn("\(Ledger.words(jump)); that is on record")
                return false
            }
            let recorded = try await recordOwn(try line(jump, by: header))
            clockWatch.warn("\(Ledger.words(jump)); event \(recorded.receipt.first) says so")
            return true
        } catch {
            clockWatch.forget()
            throw error
        }
    }

    /// What is to be known of a jump, in a sentence without an end.
    private static func words(_ jump: ClockJump) -> String {
        switch jump.measuredBy {
        case .recordedTime:
            "the clock says \(jump.clock), \(jump.seconds) seconds before the log last took "
                + "something in; recorded times count on from there until it has caught up"
        case .runningTime:
            "the clock jumped \(jump.direction.rawValue) by \(jump.seconds) seconds, to "
                + "\(jump.clock), while the ledger was open"
        }
    }

    private func line(_ jump: ClockJump, by header: ProposalHeader?) throws -> [UInt8] {
        let proposal: JSONObject = [
            "type": .string("ledger.clock-jumped.v1"),
            "subject": .string(Ledger.clockStream),
            // The day of the recorded time, which is the later of the two.
            "occurredon": .text(max(jump.clock, jump.expected).londonDate),
            "actor": .string((header?.actor ?? defaults.actor)?.text ?? Ledger.ownActor),
            "onbehalfof": .string(
                (header?.onBehalfOf ?? defaults.onBehalfOf)?.text ?? Ledger.ownBody),
            "data": .object([
                "clock": .text(jump.clock), "expected": .text(jump.expected),
                "measuredBy": .string(jump.measuredBy.rawValue),
                "direction": .string(jump.direction.rawValue), "seconds": .integer(jump.seconds),
            ]),
        ]
        return try JSONValue.object(proposal).canonicalBytes()
    }

    /// Whether a clock that is behind the log is on record already: since it was recorded the log
    /// has counted on by microseconds only, and the clock has not fallen back further.
    private func isOnRecord(_ jump: ClockJump) throws(StoreError) -> Bool {
        guard jump.measuredBy == .recordedTime, let stream = StreamName(Ledger.clockStream) else {
            return false
        }
        let head = try store.head()
        var last: (place: Position, recorded: Instant, clock: Instant)?
        try store.read(.stream(stream), from: Position(0), to: head.size) { row in
            guard let header = try? LeafHeader(row.leaf), header.corrects == nil,
                let clock = Ledger.clock(of: FieldInput(document: row.leaf, range: header.data))
            else { return true }
            last = (row.position, header.recordedTime, clock)
            return true
        }
        guard let last, let recorded = head.lastRecordedTime else { return false }
        let passed = recorded.microseconds - last.recorded.microseconds
        let behindThen = last.recorded.microseconds - last.clock.microseconds
        let behindNow = recorded.microseconds - jump.clock.microseconds
        return passed <= Int64(clamping: head.size.count - last.place.index)
            && behindNow <= behindThen + ClockWatch.tolerance
    }

    /// What the clock said, out of the data of such an event.
    private static func clock(of data: FieldInput) -> Instant? {
        let profile = JSONProfile.interchange(maximumLength: .max)
        guard case .object(let object)? = try? JSONValue(parsing: data.bytes, profile: profile),
            case .string(let text)? = object["clock"]
        else { return nil }
        return Instant(text)
    }
}
