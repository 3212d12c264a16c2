internal import Commissioning
internal import EventLog

/// What stands in the register, in its own words.
enum RegisterWords {
    /// Who decided and where.
    static func text(_ decision: Decision, _ place: DecisionPlace) -> String {
        guard !decision.isUnnamedMeeting else { return "a meeting that the source does not name" }
        return named(decision, place)
    }

    private static func named(_ decision: Decision, _ place: DecisionPlace) -> String {
        switch (decision, place) {
        case (.meeting(let meeting, let item), .meeting(let record)):
            var text = "meeting \(meeting)" + (item.map { ", item \($0)" } ?? "")
            if let held = record.held {
                text = "\(record.bodyTitle ?? held.value.body.text), \(text), "
                text += held.value.isPublic ? "in public" : "in private"
                if let reason = held.value.privateReason { text += " (\(reason.rawValue))" }
            }
            if let item = record.item, !item.value.isQuorate { text += "; not quorate" }
            return text
        case (.officer(let officer, let delegation), .officer(let record)):
            var text = "officer \(officer)"
            if let delegation { text += " under delegation \(delegation)" }
            if let grant = record.grant { text += " (\(grant.value.instrument.rawValue))" }
            if record.isAboveLimit == true { text += "; above its limit" }
            return text
        case (.urgent(let reference), .urgent(let record)):
            var text = "urgent decision \(reference)"
            if let taken = record.taken { text += " under \(taken.value.power)" }
            for stated in record.ratifications {
                text += stated.value.isRatified ? "; ratified" : "; not ratified"
                text += " by meeting \(stated.value.meeting) on \(stated.on)"
            }
            return text
        case (.meeting(let meeting, _), _): return "meeting \(meeting)"
        case (.officer(let officer, _), _): return "officer \(officer)"
        case (.urgent(let reference), _): return "urgent decision \(reference)"
        }
    }

    /// Who declared which interest.
    static func text(_ declared: [DeclaredConflict]) -> String {
        declared.map { conflict in
            "\(conflict.person)" + (conflict.interest.map { " (\($0))" } ?? "")
        }.joined(separator: "; ")
    }

    /// What was done about whose conflict.
    static func text(_ actions: [ConflictAction]) -> String {
        actions.map { "\($0.person): \(text($0.action))" }.joined(separator: "; ")
    }

    private static func text(_ action: ConflictAction.Action) -> String {
        switch action {
        case .leftRoom: "left the room"
        case .noVote: "did not vote"
        case .mayStay: "was allowed to stay and take part"
        case .papersWithheld: "did not get the papers"
        case .recused: "took no part"
        case .noneNeeded: "no action needed"
        }
    }

    /// Why it was done, by codes; nil when none is given.
    static func reasons(_ actions: [ConflictAction]) -> String? {
        let reasons = actions.compactMap { action in
            action.reason.map { "\(action.person): \($0.rawValue)" }
        }
        return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
    }

    /// Alone or with whom.
    static func text(_ parties: [RegisterParty]) -> String {
        guard parties.count > 1 else { return "own procurement" }
        let names = parties.map { "\($0.code) (\($0.role.rawValue))" }
        return "collaborative with partners: " + names.joined(separator: ", ")
    }

    /// What of a stream a decision is about, in a word; nil when it is the stream itself.
    static func part(_ subject: DecisionSubject) -> String? {
        switch subject {
        case .contractModified: "modified"
        case .contractExtended: "extended"
        case .contractNovated: "passed on"
        case .contractTerminated: "terminated"
        case .waiver: "waiver"
        case .abandonment: "given up"
        case .supportSourcing, .route, .award, .serviceSelected, .providerQualified,
            .providerRefused, .providerCap:
            nil
        }
    }

    /// By which route.
    static func text(_ route: ProcurementRoute) -> String {
        switch route {
        case .openTender: "open tender"
        case .restricted: "restricted tender"
        case .negotiated: "negotiated procedure"
        case .dialogue: "competitive dialogue"
        case .framework: "call-off from a framework"
        case .anyQualifiedProvider: "any qualified provider"
        case .singleTender: "single tender"
        case .direct: "direct award"
        case .psrDirectA: "direct award process A"
        case .psrDirectB: "direct award process B"
        case .psrDirectC: "direct award process C"
        case .psrMostSuitable: "most suitable provider process"
        case .psrCompetitive: "competitive process"
        case .extension: "extension of a contract"
        }
    }
}
