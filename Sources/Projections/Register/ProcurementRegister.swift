public import Commissioning
public import EventLog

/// The register of procurement decisions of a body and of those it followed, derived from what
/// each event states of its own.
public struct ProcurementRegister: Sendable {
    /// The body.
    public let body: ODSCode
    /// In order of day, then of the stream, of what it is about and of the party: the same order
    /// in whichever order the facts were recorded.
    public let rows: [RegisterRow]
    /// Whether the log knows the body at all: registered, or with a decision.
    public let isKnown: Bool

    /// Gathers the decisions of a body's line and those of others that it is a party to.
    ///
    /// - Throws: ``FoldError``.
    public init(_ code: ODSCode, in view: LogView) throws(FoldError) {
        body = code
        let line = try BodyLine(code, in: view)
        let sources = try RegisterSources(line, view)
        let services = ServiceEntries(sources)
        var entries: [RegisterEntry] = []
        for fold in sources.procurements {
            entries += try ProcurementEntries.all(of: fold, sources)
        }
        for fold in sources.contracts { entries += try ContractEntries.all(of: fold, sources) }
        for owner in line.codes {
            for fold in try view.folds(startingWith: "support/\(owner)/", in: SupportArea.self) {
                entries += try services.all(of: fold)
            }
            for fold in try view.folds(startingWith: "choice/\(owner)/", in: ChoiceArea.self) {
                entries += try services.all(of: fold)
            }
        }
        let organisation = try Organisation(code, in: view)
        isKnown = !entries.isEmpty || organisation != nil
        let followedOn = organisation?.successors.first?.effectiveOn
        rows = entries.filter { entry in
            // What was decided once another body had followed is that body's.
            followedOn.map { entry.on < $0 } ?? true
        }.flatMap { ProcurementRegister.rows(of: $0, line) }.sorted {
            ($0.on, $0.stream, $0.place) < ($1.on, $1.stream, $1.place)
        }
    }

    /// The rows of the decisions taken on days of a span, both ends included.
    public func rows(from first: CivilDate?, to last: CivilDate?) -> [RegisterRow] {
        rows.filter { row in
            (first.map { $0 <= row.on } ?? true) && (last.map { row.on <= $0 } ?? true)
        }
    }

    /// The rows of the decisions that one stream holds.
    public func rows(of stream: StreamName) -> [RegisterRow] {
        rows.filter { $0.stream == stream }
    }

    /// A row for each party of the line, or for who holds its part on that day.
    private static func rows(of entry: RegisterEntry, _ line: BodyLine) -> [RegisterRow] {
        var held: [(holder: ODSCode, parties: [RegisterParty])] = []
        for party in entry.parties where line.codes.contains(party.code) {
            let holder = line.holder(of: party.code, on: entry.on)
            if let place = held.firstIndex(where: { $0.holder == holder }) {
                held[place].parties.append(party)
            } else {
                held.append((holder, [party]))
            }
        }
        return held.map { holder, parties in
            RegisterRow(
                entry, party: holder, for: parties, isCarriedOver: holder != line.body,
                share: share(of: parties, in: entry))
        }
    }

    /// What an entry is worth to some of its parties: all of it to all, else what is said of each.
    private static func share(
        of parties: [RegisterParty], in entry: RegisterEntry
    ) -> RegisterCell {
        guard parties.count < entry.parties.count else { return entry.total }
        let by = entry.total.why.isEmpty ? [entry.by] : entry.total.why
        var sum = Pence(0)
        for party in parties {
            guard let share = party.share else { return .blank(by: by) }
            sum = sum?.sum(with: share)
        }
        guard let sum else { return .blank(by: by) }
        var vat = VAT.unknown
        if case .money(let money, _) = entry.total { vat = money.vat }
        return .money(Money(pence: sum, vat: vat, basis: .share), by: [entry.by])
    }
}

extension RegisterRow {
    /// Where a row stands among those of its day and stream.
    fileprivate var place: Place {
        Place(reference: reference, word: what.word, by: by, party: party)
    }

    /// By reference, then by what it is; the event decides only between two of one kind.
    fileprivate struct Place: Comparable {
        let reference: String
        let word: String
        let by: Position
        let party: ODSCode

        static func < (left: Place, right: Place) -> Bool {
            if !left.reference.utf8.elementsEqual(right.reference.utf8) {
                return left.reference.utf8.lexicographicallyPrecedes(right.reference.utf8)
            }
            if !left.word.utf8.elementsEqual(right.word.utf8) {
                return left.word.utf8.lexicographicallyPrecedes(right.word.utf8)
            }
            return (left.by, left.party) < (right.by, right.party)
        }
    }
}
