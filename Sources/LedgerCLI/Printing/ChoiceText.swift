internal import Commissioning
internal import EventLog
internal import Ledger
internal import Projections

/// The choice of providers of one body's patients as a person reads it.
struct ChoiceText {
    private let answer: ChoiceAnswer
    private let names: BodyNames

    /// - Throws: ``FoldError`` when the names of providers cannot be read.
    init(_ answer: ChoiceAnswer, in ledger: Ledger) throws {
        self.answer = answer
        let view = LogView(
            ledger.store, ledger.catalogue, size: answer.knownAt.size, asOf: answer.asOf)
        var codes: Set<ODSCode> = [answer.choice.body]
        for service in answer.choice.services {
            codes.insert(service.owner)
            codes.formUnion(service.state.providers.compactMap(\.supplier.code))
            codes.formUnion(service.state.restrictions.map(\.value.by))
        }
        names = try BodyNames(codes, view)
    }

    /// The lines, in order.
    var lines: [String] {
        let choice = answer.choice
        var lines = [names.text(choice.body)]
        lines += Words.coordinates(asOf: answer.asOf, answer.knownAt)
        for service in choice.services { lines += [""] + block(service) }
        lines.append("")
        lines.append(
            "\(Words.count(choice.services.count, "service")), \(choice.liveCount) live; "
                + "\(Words.count(choice.qualifiedCount, "provider")) qualified")
        lines.append(
            "committed to by \(ChoiceOfProviders.extensionDay): "
                + "\(choice.committedToExtension.count), of which live by then: "
                + "\(choice.liveOfExtension)")
        return lines
    }

    private func why<Value>(_ text: String, _ stated: Stated<Value>) -> String {
        Why.text(text, stated, answer.saysWhy)
    }

    private func block(_ service: ChoiceService) -> [String] {
        let state = service.state
        let title = state.title ?? "(no title)"
        let origin =
            service.isCarriedOver ? ", carried over from \(names.text(service.owner))" : ""
        var lines = ["\(title): \(service.isLive ? "live" : "not live")"]
        lines.append("  stream      \(service.stream.name)\(origin)")
        lines += opening(service).map { "  \($0)" }
        for provider in state.providers { lines.append("  provider    \(text(provider, service))") }
        for stated in state.restrictions(on: answer.asOf) {
            lines.append("  restricted  \(text(stated))")
        }
        lines += activity(service).map { "  \($0)" }
        for question in service.questions {
            lines.append(
                "  question    \(question.sentence) "
                    + "(event \(Words.list(question.on)))")
        }
        return lines
    }

    /// Why it was selected, what it pays, by what providers are judged, when and how many.
    private func opening(_ service: ChoiceService) -> [String] {
        let state = service.state
        var lines: [String] = []
        if let selection = state.selection {
            let words = answer.narratives[selection.by].map { ": \($0)" } ?? ""
            let text = "on \(selection.on), \(selection.value.reason.rawValue)\(words)"
            lines.append("selected    " + why(text, selection))
        }
        if let stated = state.specification(on: answer.asOf) {
            let local = stated.value.localTariff.map { ", \(Words.money($0))" } ?? ""
            lines.append("tariff      " + why(stated.value.tariff.rawValue + local, stated))
            for criterion in stated.value.criteria {
                lines.append("criterion   \(criterion.id): \(criterion.title)")
            }
        }
        for type in service.missing { lines.append("Not recorded: \(type)") }
        if let window = state.windows.last {
            let closes = window.value.closes.map { " to \($0)" } ?? ""
            let rolling = window.value.isRolling ? ", rolling" : ""
            lines.append("window      " + why("from \(window.on)\(closes)\(rolling)", window))
        }
        if let cap = state.cap(on: answer.asOf) {
            let text = "\(Words.count(cap.value.limit, "provider")) (\(cap.value.basis.rawValue))"
            lines.append("cap         " + why(text, cap))
        }
        return lines
    }

    private func text(_ provider: ChoiceProvider, _ service: ChoiceService) -> String {
        let name = names.text(provider.supplier)
        let unmet = provider.criteriaUnmet.map(\.description).joined(separator: ", ")
        let assessed = unmet.isEmpty ? "" : "; assessed, not met: \(unmet)"
        switch provider.standing(on: answer.asOf) {
        case nil: return "\(name): no standing on this day"
        case .applied?:
            return "\(name): " + since("applied on", provider.applications.last)
        case .assessed?:
            return "\(name): " + since("assessed on", provider.assessments.last) + assessed
        case .qualified?:
            return "\(name): " + since("qualified on", provider.qualifications.last) + assessed
        case .refused?:
            let criteria = provider.refusedBy.map { criterion in
                service.title(of: criterion).map { "\(criterion) (\($0))" } ?? "\(criterion)"
            }
            let reason = provider.rejections.last?.value.reason.rawValue ?? ""
            let by = criteria.isEmpty ? "" : " by " + criteria.joined(separator: ", ")
            return "\(name): " + since("refused on", provider.rejections.last)
                + ", \(reason)\(by)"
        case .suspended(let until)?:
            let end = until.map { " until \($0)" } ?? ""
            return "\(name): " + since("suspended on", provider.suspensions.last) + end
        case .removed?:
            return "\(name): " + since("removed on", provider.removals.last)
        }
    }

    private func since<Value>(_ words: String, _ stated: Stated<Value>?) -> String {
        stated.map { why("\(words) \($0.on)", $0) } ?? words
    }

    private func text(_ stated: Stated<ChoiceRestriction>) -> String {
        let value = stated.value
        let end = value.endsOn.map { " to before \($0)" } ?? ""
        let words = answer.narratives[stated.by].map { " (\($0))" } ?? ""
        let justified = value.justification?.rawValue ?? "None given"
        return why(
            "\(value.subject.rawValue)\(words) by \(names.text(value.by)) from \(stated.on)\(end), "
                + "justification: \(justified)", stated)
    }

    /// What patients were offered and told, what was committed to and what was reported.
    private func activity(_ service: ChoiceService) -> [String] {
        let state = service.state
        var lines: [String] = []
        for offer in state.offers {
            let chosen = offer.value.chosen.map {
                "\(names.text($0.supplier)) \(Words.grouped($0.patients))"
            }
            let text =
                "\(offer.value.period): \(Words.count(offer.value.referrals, "referral")), "
                + "\(Words.grouped(offer.value.offered)) offered"
                + (chosen.isEmpty ? "" : "; chosen: " + chosen.joined(separator: ", "))
            lines.append("offers      " + why(text, offer))
        }
        if !state.alternativesRequested.isEmpty || !state.alternativesOffered.isEmpty {
            lines.append(
                "elsewhere   \(Words.grouped(state.patientsRequestingAlternative)) asked, "
                    + "\(Words.grouped(state.patientsOfferedAlternative)) offered")
        }
        for stated in state.publicity {
            let place = stated.value.place.map { ", \($0)" } ?? ""
            lines.append(
                "publicised  " + why("\(stated.on), \(stated.value.means.rawValue)\(place)", stated)
            )
        }
        for outcome in service.commitments {
            let word =
                switch outcome.result {
                case .met: "met"
                case .notMet: "not met"
                case .ahead: "still ahead"
                }
            let day = outcome.stated.value.byDate
            lines.append("committed   " + why("by \(day): \(word)", outcome.stated))
        }
        for stated in state.reports {
            let live = Words.count(stated.value.servicesLive, "service")
            lines.append("reported    " + why("\(stated.value.period): \(live) live", stated))
        }
        return lines
    }
}
