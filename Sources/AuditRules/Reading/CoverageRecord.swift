public import Commissioning
internal import EventLog

/// What of a body's facts is declared complete on the ledger: without it, silence says nothing.
public struct CoverageRecord: Sendable {
    /// Declarations that the record is complete, in the order of their days.
    public let declarations: [CoverageDeclaration]
    /// What auditors searched for, and found nothing that is not on record; in the same order.
    public let searches: [CoverageDeclaration]

    /// Declarations, then searches, in their orders: a silence asks for those of its body and type.
    private let all: [CoverageDeclaration]
    private let places: [Scope: [Int]]
    private let searchIDs: Set<EventID>

    /// An area or a type of a body's facts.
    private struct Scope: Hashable {
        let body: ODSCode
        let name: String
    }

    init(_ declarations: [CoverageDeclaration], searches: [CoverageDeclaration] = []) {
        func ordered(_ declarations: [CoverageDeclaration]) -> [CoverageDeclaration] {
            declarations.filter { $0.coverage.value.extent == .complete }
                .sorted { ($0.coverage.on, $0.coverage.by) < ($1.coverage.on, $1.coverage.by) }
        }
        self.declarations = ordered(declarations)
        self.searches = ordered(searches)
        searchIDs = Set(self.searches.map(\.id))
        all = self.declarations + self.searches
        var places: [Scope: [Int]] = [:]
        for (place, declaration) in all.enumerated() {
            let coverage = declaration.coverage.value
            let names =
                switch coverage.scope {
                case .area(let area): [area.text]
                case .eventTypes(let types): Set(types.map(\.text)).sorted()
                }
            for name in names {
                places[Scope(body: coverage.body, name: name), default: []].append(place)
            }
        }
        self.places = places
    }

    /// Whether it is what an auditor searched for.
    func isSearch(_ declaration: CoverageDeclaration) -> Bool {
        searchIDs.contains(declaration.id)
    }

    /// Those that speak of a body's facts of a type.
    private func speaking(of type: EventTypeName, _ body: ODSCode) -> [CoverageDeclaration] {
        let ofArea = places[Scope(body: body, name: String(type.area))] ?? []
        let ofType = places[Scope(body: body, name: type.text)] ?? []
        return (ofArea + ofType).sorted().map { all[$0] }
    }

    /// The declarations and searches that together cover a silence, in the order in which they are
    /// needed; nil when some type on some day is covered by none.
    func covering(_ silence: Silence) -> [CoverageDeclaration]? {
        guard let body = silence.body else { return nil }
        var used: [CoverageDeclaration] = []
        for type in silence.types {
            guard let name = EventTypeName("\(type).v1") else { return nil }
            let speaking = speaking(of: name, body)
            guard let chain = CoverageRecord.chain(speaking, silence) else { return nil }
            used += chain.filter { known in !used.contains { $0.id == known.id } }
        }
        return used
    }

    /// Declarations each of which takes over where the one before ends; nil when a day is left.
    private static func chain(
        _ declarations: [CoverageDeclaration], _ silence: Silence
    ) -> [CoverageDeclaration]? {
        var chain: [CoverageDeclaration] = []
        var day = silence.from
        while day <= silence.through {
            let next = declarations.filter { $0.coverage.value.period.from <= day }
                .max { $0.firstDayUncovered < $1.firstDayUncovered }
            guard let next, day < next.firstDayUncovered else { return nil }
            chain.append(next)
            day = next.firstDayUncovered
        }
        return chain
    }
}

extension CoverageDeclaration {
    /// The first day that it says nothing of.
    ///
    /// What somebody looked through is complete up to the day on which it was declared; what is
    /// recorded as it happens, until that ends.
    var firstDayUncovered: CivilDate {
        var ends = [coverage.value.period.to, ended?.on].compactMap { $0 }
        switch coverage.value.basis {
        case .routineSince: break
        case .registerReconciled, .importOf, .auditorSearch:
            ends.append(coverage.on.adding(days: 1))
        }
        return ends.min() ?? CivilDate(daysSinceEpoch: .max)
    }
}
