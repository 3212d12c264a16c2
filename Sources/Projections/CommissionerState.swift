public import Commissioning
public import EventLog

/// The state of one commissioner: who it is, whom it followed, where its support comes from, what
/// it procures and what it has contracted for.
public struct CommissionerState: Sendable {
    /// The body itself.
    public let organisation: Organisation
    /// Arrangements of its own, and of those it followed as they passed over to it.
    public let arrangements: [Arrangement]
    /// Limits that others set to its choice of support, outside its own arrangements too.
    public let constraints: [ConstraintOnChoice]
    /// Closings and mergers of support units that served it.
    public let supplierEndings: [SupplierEnding]
    /// Its procurements, by stage.
    public let procurements: [HeldProcurement]
    /// Its contracts.
    public let contracts: Contracts
    private let emptied: [FoldedStream<ProcurementState>]

    /// Gathers what the log says of a body; nil when it knows none with this code.
    ///
    /// - Throws: ``FoldError``.
    public init?(_ code: ODSCode, in view: LogView) throws(FoldError) {
        let line = try BodyLine(code, in: view)
        let mentions = try LineMentions(line, in: view)
        let streams = mentions.streams[code] ?? []
        guard let organisation = try Organisation(code, in: view, namedIn: streams) else {
            return nil
        }
        self.organisation = organisation
        var arrangements: [Arrangement] = []
        for owner in line.codes {
            let folds = try view.folds(startingWith: "support/\(owner)/", in: SupportArea.self)
            arrangements += folds.map {
                Arrangement(owner: owner, isCarriedOver: owner != code, stream: $0, asOf: view.asOf)
            }
        }
        self.arrangements = arrangements
        let elsewhere = try CommissionerState.elsewhere(code, in: view, among: streams)
        constraints = (arrangements + elsewhere).flatMap(\.constraints)
            .filter { $0.stream.area == "support" }
        supplierEndings = elsewhere.compactMap { $0.ending(affecting: code) }
        let successors = try mentions.successors(in: view)
        let all = try HeldProcurement.all(of: line, mentions, successors, in: view)
        procurements = all.filter { $0.stream.factCount > 0 }
        emptied = all.map(\.stream).filter { $0.factCount == 0 }
        contracts = try Contracts(
            line, mentions, successors, in: view, procurements: all.map(\.stream))
    }

    /// Streams of other bodies with an event that names this one.
    private static func elsewhere(
        _ code: ODSCode, in view: LogView, among streams: [StreamName]
    ) throws(FoldError) -> [Arrangement] {
        var found: [Arrangement] = []
        for name in streams {
            guard let owner = SupportArea.body(of: name), owner != code,
                let fold = try view.fold(name, in: SupportArea.self)
            else { continue }
            let isAbout = fold.state.csuEnding?.value.affectedCCGs.contains(code) ?? false
            if isAbout {
                found.append(
                    Arrangement(owner: owner, isCarriedOver: false, stream: fold, asOf: view.asOf))
            }
        }
        return found
    }

    /// The services in force on that day, by function; a function without a service is absent.
    public var servicesByFunction: [(function: SupportFunction, arrangements: [Arrangement])] {
        let inForce = arrangements.filter(\.isInForce)
        return SupportFunction.allCases.compactMap { function in
            let serving = inForce.filter { $0.functions.contains(function) }
            return serving.isEmpty ? nil : (function, serving)
        }
    }

    /// Procurements of one stage, in ascending order of stages; those of no stage come last.
    public var procurementsByStage: [(stage: ProcurementStage?, procurements: [HeldProcurement])] {
        let stages: [ProcurementStage?] = ProcurementStage.allCases + [nil]
        return stages.compactMap { stage in
            let here = procurements.filter { $0.state.stage == stage }
            return here.isEmpty ? nil : (stage, here)
        }
    }

    /// Everything that two events say differently.
    public var contested: [Position] {
        let own = [
            organisation.state.registration?.contests, organisation.state.name?.contests,
            organisation.state.closing?.contests,
        ].compactMap { $0 }.flatMap { $0 }
        let work =
            procurements.flatMap(\.state.contests) + contracts.rows.flatMap(\.state.contests)
        return Set(own + arrangements.flatMap(\.contests) + work).sorted()
    }

    /// Events recorded after facts that happened later.
    public var lateEntries: [Position] {
        let work =
            procurements.flatMap(\.state.lateEntries)
            + contracts.rows.flatMap(\.state.lateEntries)
        return Set(
            organisation.state.lateEntries + arrangements.flatMap(\.stream.state.lateEntries) + work
        ).sorted()
    }

    /// Facts that are no longer said as first recorded.
    public var corrections: [CorrectedFact] {
        let work =
            procurements.flatMap(\.stream.corrections)
            + contracts.rows.flatMap(\.stream.corrections)
        return (organisation.corrections + arrangements.flatMap(\.stream.corrections) + work)
            .sorted { $0.position < $1.position }
    }

    /// Facts that were taken back.
    public var withdrawn: [WithdrawnFact] {
        let work =
            procurements.flatMap(\.stream.withdrawn) + emptied.flatMap(\.withdrawn)
            + contracts.rows.flatMap(\.stream.withdrawn)
            + contracts.emptied.flatMap(\.withdrawn)
        return (organisation.withdrawn + arrangements.flatMap(\.stream.withdrawn) + work)
            .sorted { $0.position < $1.position }
    }
}

/// One arrangement for support, as a commissioner has it.
public struct Arrangement: Sendable {
    /// The body whose stream it is.
    public let owner: ODSCode
    /// Whether it came from a body that this one followed.
    public let isCarriedOver: Bool
    /// Its stream and state.
    public let stream: FoldedStream<SupportState>
    /// The last day whose facts count.
    public let asOf: CivilDate

    /// Whether a service stands on that day.
    public var isInForce: Bool {
        guard let agreement = stream.state.agreement, stream.state.exit == nil else { return false }
        return agreement.start.value <= asOf && (agreement.end.value.map { $0 > asOf } ?? true)
    }

    /// What the service on record supplies.
    public var functions: [SupportFunction] {
        guard let functions = stream.state.agreement?.functions.value else { return [] }
        return functions.functions
    }

    /// Limits set to the choice, in a decision or by an event of their own.
    var constraints: [ConstraintOnChoice] {
        let own = stream.state.constraints.map {
            ConstraintOnChoice(stream: stream.name, constraint: $0.value, by: $0.by, on: $0.on)
        }
        let decided = stream.state.decisions.flatMap { decision in
            decision.value.restrictions.map {
                ConstraintOnChoice(
                    stream: stream.name, constraint: $0, by: decision.by, on: decision.on)
            }
        }
        return (own + decided).sorted { ($0.on, $0.by) < ($1.on, $1.by) }
    }

    /// Everything that two events say differently.
    var contests: [Position] {
        let state = stream.state
        var positions = state.decisions.flatMap(\.contests)
        positions += state.frameworkPlaces.flatMap(\.contests)
        positions += state.csuEnding?.contests ?? []
        if let agreement = state.agreement {
            positions += agreement.supplier.contests + agreement.functions.contests
            positions += agreement.start.contests + agreement.end.contests
            positions += agreement.annualValue.contests + agreement.hostedByBoard.contests
        }
        return positions
    }

    func ending(affecting code: ODSCode) -> SupplierEnding? {
        guard let ending = stream.state.csuEnding, ending.value.affectedCCGs.contains(code) else {
            return nil
        }
        return SupplierEnding(unit: owner, stream: stream.name, ending: ending)
    }
}

/// A limit that somebody set to a commissioner's choice.
public struct ConstraintOnChoice: Hashable, Sendable {
    /// Where it is recorded.
    public let stream: StreamName
    /// The limit.
    public let constraint: SupportConstraint
    /// The event that states it.
    public let by: Position
    /// The day on which it was set.
    public let on: CivilDate
}

/// The end of a support unit that served a commissioner.
public struct SupplierEnding: Hashable, Sendable {
    /// The unit.
    public let unit: ODSCode
    /// Where it is recorded.
    public let stream: StreamName
    /// How it ended.
    public let ending: Stated<CSUEnding>
}
