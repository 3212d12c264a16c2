public import Commissioning
public import EventLog

/// Every body that the log knows: open or closed on a day, under which name, followed by whom.
public struct Organisations: Sendable {
    /// In ascending order of codes.
    public let rows: [Organisation]
    /// Bodies that were open beside those they followed.
    public let overlaps: [Overlap]

    /// Folds the streams of all bodies and merges what they say of one another.
    ///
    /// - Throws: ``FoldError``.
    public init(_ view: LogView) throws(FoldError) {
        let folds = try view.folds(startingWith: "org/", in: OrganisationArea.self)
        let successors = Successor.gathered(from: folds)
        rows = folds.compactMap { Organisation($0, successors, asOf: view.asOf) }
            .sorted { $0.code < $1.code }
        overlaps = Organisations.overlaps(among: rows)
    }

    private static func overlaps(among rows: [Organisation]) -> [Overlap] {
        let closings = Dictionary(
            rows.map { ($0.code, $0.state.closedOn) }, uniquingKeysWith: { first, _ in first })
        return rows.compactMap { row in
            guard let opened = row.state.openedOn else { return nil }
            let beside = row.state.predecessors.filter { code in
                guard let closing = closings[code] else { return false }
                return closing.map { $0 > opened } ?? true
            }
            guard !beside.isEmpty else { return nil }
            let ends = beside.compactMap { closings[$0] ?? nil }
            return Overlap(
                code: row.code, from: opened, until: ends.count == beside.count ? ends.max() : nil,
                beside: beside.sorted())
        }
    }
}

/// One body.
public struct Organisation: Sendable {
    /// Its code.
    public let code: ODSCode
    /// What its events come to.
    public let state: OrganisationState
    /// Who followed it, earliest first.
    public let successors: [Successor]
    /// The last day whose facts count.
    public let asOf: CivilDate
    /// Its facts that are no longer said as first recorded.
    public let corrections: [CorrectedFact]
    /// Its facts that were taken back.
    public let withdrawn: [WithdrawnFact]

    init?(
        _ fold: FoldedStream<OrganisationState>, _ successors: [ODSCode: [Successor]],
        asOf day: CivilDate
    ) {
        guard let code = fold.state.code, fold.factCount > 0 else { return nil }
        self.code = code
        state = fold.state
        self.successors = successors[code] ?? []
        asOf = day
        corrections = fold.corrections
        withdrawn = fold.withdrawn
    }

    /// One body, from its own stream and those of the bodies that followed it; nil when the log
    /// knows none with this code.
    ///
    /// - Throws: ``FoldError``.
    public init?(_ code: ODSCode, in view: LogView) throws(FoldError) {
        let streams = try view.streams(tagged: "body:\(code)")
        try self.init(code, in: view, namedIn: streams)
    }

    /// One body, from its own stream alone: nobody is said to have followed it.
    ///
    /// - Throws: ``FoldError``.
    public init?(alone code: ODSCode, in view: LogView) throws(FoldError) {
        try self.init(code, in: view, namedIn: [])
    }

    /// - Parameter streams: Those with an event that names the body.
    init?(
        _ code: ODSCode, in view: LogView, namedIn streams: [StreamName]
    ) throws(FoldError) {
        guard let name = StreamName("org/\(code)"),
            let own = try view.fold(name, in: OrganisationArea.self)
        else { return nil }
        self.init(own, try Successor.gathered(from: streams, in: view), asOf: view.asOf)
    }

    /// Whether it is open on that day.
    public var isOpen: Bool {
        guard let opened = state.openedOn, opened <= asOf else { return false }
        return state.closedOn.map { $0 > asOf } ?? true
    }
}

/// A body that followed another.
public struct Successor: Hashable, Sendable {
    /// Its code.
    public let code: ODSCode
    /// From when.
    public let effectiveOn: CivilDate
    /// The event that says so.
    public let by: Position

    /// Who followed whom, earliest first, as those of the streams say that are of organisations.
    static func gathered(
        from streams: [StreamName], in view: LogView
    ) throws(FoldError) -> [ODSCode: [Successor]] {
        var following: [FoldedStream<OrganisationState>] = []
        for name in streams where name.area == "org" {
            if let fold = try view.fold(name, in: OrganisationArea.self) { following.append(fold) }
        }
        return gathered(from: following)
    }

    /// Who followed whom, earliest first, as the followers' own streams say.
    static func gathered(
        from folds: [FoldedStream<OrganisationState>]
    ) -> [ODSCode: [Successor]] {
        var successors: [ODSCode: [Successor]] = [:]
        for fold in folds {
            guard let code = fold.state.code else { continue }
            for succession in fold.state.successions {
                let successor = Successor(
                    code: code, effectiveOn: succession.value.effectiveOn, by: succession.by)
                for predecessor in succession.value.predecessors {
                    successors[predecessor, default: []].append(successor)
                }
            }
        }
        return successors.mapValues { followed in
            followed.sorted { ($0.effectiveOn, $0.code) < ($1.effectiveOn, $1.code) }
        }
    }
}

/// A body that was open beside those it followed; reported, for it happens, and no error.
public struct Overlap: Hashable, Sendable {
    /// The body.
    public let code: ODSCode
    /// The day it opened.
    public let from: CivilDate
    /// The first day on which all it followed were closed; nil while one is still open.
    public let until: CivilDate?
    /// Those it followed that were still open; in ascending order.
    public let beside: [ODSCode]
}
