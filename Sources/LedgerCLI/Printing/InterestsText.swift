internal import Commissioning
internal import EventLog
internal import Ledger
internal import Projections

/// The register of interests of one body as a person reads it.
struct InterestsText {
    private let answer: InterestsAnswer
    private let names: BodyNames

    /// - Throws: ``FoldError`` when the names of bodies cannot be read.
    init(_ answer: InterestsAnswer, in ledger: Ledger) throws {
        self.answer = answer
        let view = LogView(
            ledger.store, ledger.catalogue, size: answer.knownAt.size, asOf: answer.asOf)
        var codes: Set<ODSCode> = [answer.register.body]
        for part in answer.register.parts {
            codes.insert(part.owner)
            codes.formUnion(part.state.gifts.values.compactMap(\.value.giver?.code))
        }
        names = try BodyNames(codes, view)
    }

    /// The lines, in order.
    var lines: [String] {
        let register = answer.register
        var lines = ["\(names.text(register.body)): register of interests, as \(register.scope)"]
        lines += Words.coordinates(asOf: answer.asOf, answer.knownAt)
        lines += keeping
        var person: Reference?
        for row in answer.rows {
            if row.isWithheld || row.entry.person != person {
                lines += ["", heading(row)]
                person = row.isWithheld ? nil : row.entry.person
            }
            lines += block(row).map { "  \($0)" }
        }
        lines += others
        lines.append("")
        lines.append(summary)
        return lines
    }

    /// Who guards, when it was looked at and when it was published.
    private var keeping: [String] {
        var lines: [String] = []
        let state = answer.register.own?.state
        if let guardian = state?.guardian(on: answer.asOf) {
            let text = "\(guardian.value.person) since \(guardian.value.from)"
            lines.append("guardian    " + why(text, guardian))
        }
        if let review = state?.review(of: .interests, by: answer.asOf) {
            lines.append("reviewed    " + why("\(review.on) by \(review.value.reviewedBy)", review))
        }
        if let published = state?.publication(of: .interests, by: answer.asOf) {
            let text =
                "\(published.on), as of \(published.value.asOf): "
                + "\(Words.count(published.value.rowCount, "row")), \(published.value.uri)"
            lines.append("published   " + why(text, published))
        } else {
            lines.append("Not recorded: interests.register-published")
        }
        return lines
    }

    private func heading(_ row: InterestsAnswer.Row) -> String {
        let origin =
            row.entry.part.isCarriedOver
            ? ", carried over from \(names.text(row.entry.part.owner))" : ""
        if row.isWithheld { return "withheld\(origin)" }
        let name = row.text(.name)
        let who = name == row.entry.person.text ? name : "\(name) (\(row.entry.person))"
        let positions = row.text(.position)
        let decides =
            switch row.entry.decides {
            case true?: ""
            case false?: "; does not decide"
            case nil: "; not recorded whether the person decides"
            }
        return "\(who)\(positions.isEmpty ? "" : ", \(positions)")\(decides)\(origin)"
    }

    private func block(_ row: InterestsAnswer.Row) -> [String] {
        let entry = row.entry
        if row.isWithheld {
            return [entry.interest?.ref.text ?? ""] + withheld(entry)
        }
        let rests = answer.saysWhy ? " [\(Words.list(entry.why))]" : ""
        guard let held = entry.held else {
            return ["nil return  \(entry.declaredOn?.description ?? "")\(rests)"]
        }
        let organisation = held.organisation.map { organisation in
            organisation.name + (organisation.code.map { " (\($0))" } ?? "")
        }
        let what = "\(held.type.rawValue), \(held.directness.rawValue)"
        var lines = [
            "interest    \(what): \(organisation ?? "no organisation given"), "
                + "\(entry.interest?.ref.text ?? "")\(rests)"
        ]
        let nature = row.text(.nature)
        if !nature.isEmpty { lines.append("nature      \(nature)") }
        lines.append("held        \(heldText(entry))")
        let action = row.text(.action)
        if !action.isEmpty { lines.append("managed     \(action)") }
        lines.append("declared    \(declared(entry))")
        lines += withheld(entry)
        if !entry.contests.isEmpty {
            lines.append("contested   by \(Words.list(entry.contests))")
        }
        return lines
    }

    private func heldText(_ entry: InterestEntry) -> String {
        let from = entry.held?.from.map { "from \($0.words)" } ?? "since when is not given"
        let to = entry.end.map { " to \($0.wordsOfDayBefore)" } ?? ""
        let standing =
            switch entry.standing {
            case .ahead?: " (not yet)"
            case .recentlyEnded?: " (ended less than six months before)"
            case .ended?: " (ended)"
            case .active?, nil: ""
            }
        return from + to + standing
    }

    private func declared(_ entry: InterestEntry) -> String {
        let on = entry.declaredOn.map { "\($0)" } ?? "not recorded"
        let declaration = entry.interest?.declaration?.value
        let aware = declaration?.becameAwareOn.map { ", known to the person from \($0)" } ?? ""
        let arises = declaration?.arisesOn.map { ", arisen on \($0)" } ?? ""
        let published =
            entry.publication.map { "; published on \($0.on)" } ?? "; not published since"
        return on + arises + aware + (entry.isPublishable ? published : "")
    }

    private func withheld(_ entry: InterestEntry) -> [String] {
        guard let withholding = entry.withholding else { return [] }
        let value = withholding.value
        let review = value.reviewOn.map { ", to be reviewed on \($0)" } ?? ", no review is set"
        let end = value.to.map { ", to before \($0)" } ?? ""
        let text =
            "\(value.reason.rawValue), by \(value.decidedBy) on \(withholding.on)\(end)\(review)"
        return ["withheld    " + why(text, withholding)]
    }

    /// Gifts, breaches and questions.
    private var others: [String] {
        var lines: [String] = []
        for (_, gift) in answer.gifts {
            let value = gift.value
            let giver =
                value.giver.map { names.text($0) } ?? value.giverPerson?.text ?? "a giver not named"
            let worth = value.value.map { ", worth \(Words.pounds($0.count))" } ?? ""
            let outcome = value.isAccepted ? "accepted" : "not accepted"
            let allowed =
                value.isAccepted
                ? value.approvedBy.map { ", allowed by \($0)" } ?? ", allowed by nobody on record"
                : ""
            let text =
                "\(gift.on): \(value.kind.rawValue) to \(value.person) from \(giver)"
                + "\(value.isSupplier ? ", a supplier" : "")\(worth), \(outcome)\(allowed)"
            lines.append("gift        " + why(text, gift))
        }
        for (_, breach) in answer.breaches {
            let value = breach.value
            let decision = value.decision.map { ", in \($0)" } ?? ""
            let action = value.action.map { ", action: \($0.rawValue)" } ?? ""
            let text = "\(breach.on): \(value.person), \(value.kind.rawValue)\(decision)\(action)"
            lines.append("breach      " + why(text, breach))
        }
        for question in answer.register.questions {
            lines.append(
                "question    \(question.sentence) "
                    + "(event \(Words.list(question.on)))")
        }
        return lines.isEmpty ? [] : [""] + lines
    }

    private var summary: String {
        let withheld = answer.rows.filter(\.isWithheld).count
        let nilReturns = answer.rows.filter { $0.entry.interest == nil }.count
        let interests = answer.rows.count - withheld - nilReturns
        return "\(Words.count(answer.rows.count, "row")): \(Words.count(interests, "interest")), "
            + "\(Words.count(nilReturns, "nil return")), \(withheld) withheld"
    }

    private func why<Value>(_ text: String, _ stated: Stated<Value>) -> String {
        Why.text(text, stated, answer.saysWhy)
    }
}
