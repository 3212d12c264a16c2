internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Projections

extension InterestsAnswer {
    /// `{schemaVersion, asOf, knownAt, body, register, person?, count, rows[], guardian?,
    /// published?, reviewed?, gifts[], breaches[], questions[]}`.
    public var document: Document {
        var document = Document()
        let own = register.own?.state
        document["asOf"] = .text(asOf)
        document["knownAt"] = knownAt.json
        document["body"] = .text(register.body)
        document["register"] = .string(register.scope.rawValue)
        document["person"] = register.person.map { .text($0) }
        document["count"] = .integer(rows.count)
        document["rows"] = .array(rows.map { .object(json($0)) })
        document["guardian"] = own?.guardian(on: asOf).map { stated in
            stated.json(saysWhy) { value in
                .object(["person": .text(value.person), "from": .text(value.from)])
            }
        }
        document["published"] = own?.publication(of: .interests, by: asOf).map { published($0) }
        document["reviewed"] = own?.review(of: .interests, by: asOf).map { stated in
            stated.json(saysWhy) { value in
                .object(["on": .text(stated.on), "by": .text(value.reviewedBy)])
            }
        }
        document["gifts"] = .array(gifts.map { json($0.gift, $0.part) })
        document["breaches"] = .array(breaches.map { json($0.breach, $0.part) })
        document["questions"] = .array(
            register.questions.map { question in
                .object([
                    "rule": .string(question.rule), "question": .string(question.sentence),
                    "positions": .positions(question.on),
                ])
            })
        return document
    }

    private func published(_ stated: Stated<RegisterPublication>) -> JSONValue {
        stated.json(saysWhy) { value in
            .object(
                JSONObject(present: [
                    ("on", .text(stated.on)), ("asOf", .text(value.asOf)),
                    ("rows", .integer(value.rowCount)), ("uri", .string(value.uri)),
                    ("sha256", value.sha256.map { .string($0.digits) }),
                ]))
        }
    }

    private func json(_ row: Row) -> JSONObject {
        let entry = row.entry
        let origin = entry.part.isCarriedOver ? JSONValue.text(entry.part.owner) : nil
        if row.isWithheld {
            return JSONObject(
                present: [
                    ("carriedOverFrom", origin), ("kind", .string("withheld")),
                    ("interest", entry.interest.map { .text($0.ref) }),
                    ("withheld", entry.withholding.map { withheld($0) }),
                ])
        }
        let texts = [("name", row.name), ("nature", row.nature), ("mitigation", row.mitigation)]
        let sealed = texts.filter { $0.1 == .sealed }.map(\.0)
        let takenAway = texts.compactMap { name, text -> JSONValue? in
            guard case .takenAway(let words) = text else { return nil }
            return .object(["name": .string(name), "words": .string(words)])
        }
        return JSONObject(
            present: interest(row) + [
                ("carriedOverFrom", origin),
                ("kind", .string(entry.interest == nil ? "nilReturn" : "interest")),
                ("person", .text(entry.person)),
                ("name", row.name.text.map { .string($0) }),
                ("positions", JSONValue.list(entry.positions) { .string($0) }),
                ("decides", entry.decides.map { .bool($0) }),
                ("declaredOn", entry.declaredOn.map { .text($0) }),
                (
                    "published",
                    entry.publication.map {
                        .object(["on": .text($0.on), "asOf": .text($0.value.asOf)])
                    }
                ),
                ("withheld", entry.withholding.map { withheld($0) }),
                ("sealed", JSONValue.list(sealed) { .string($0) }),
                ("takenAway", JSONValue.list(takenAway) { $0 }),
                ("why", saysWhy ? .positions(entry.why) : nil),
                (
                    "contests",
                    saysWhy && !entry.contests.isEmpty ? .positions(entry.contests) : nil
                ),
            ])
    }

    private func interest(_ row: Row) -> [(name: String, value: JSONValue?)] {
        let entry = row.entry
        guard let interest = entry.interest, let held = entry.held else { return [] }
        let declaration = interest.declaration?.value
        return [
            ("interest", .text(interest.ref)),
            ("type", .string(held.type.rawValue)),
            ("directness", .string(held.directness.rawValue)),
            ("organisation", held.organisation.map { .object($0.json) }),
            ("nature", row.nature.text.map { .string($0) }),
            ("from", held.from?.json), ("to", entry.end?.json),
            ("standing", entry.standing.map { .string($0.rawValue) }),
            ("arisesOn", declaration?.arisesOn.map { .text($0) }),
            ("becameAwareOn", declaration?.becameAwareOn.map { .text($0) }),
            ("mitigationCode", held.mitigation.map { .string($0.rawValue) }),
            ("mitigation", row.mitigation.text.map { .string($0) }),
        ]
    }

    private func withheld(_ stated: Stated<Withholding>) -> JSONValue {
        stated.json(saysWhy) { value in
            .object(
                JSONObject(present: [
                    ("on", .text(stated.on)), ("reasonCode", .string(value.reason.rawValue)),
                    ("decidedBy", .text(value.decidedBy)),
                    ("reviewOn", value.reviewOn.map { .text($0) }),
                    ("to", value.to.map { .text($0) }),
                ]))
        }
    }

    private func json(_ stated: Stated<GiftOrHospitality>, _ part: InterestsPart) -> JSONValue {
        stated.json(saysWhy) { value in
            .object(
                JSONObject(present: [
                    ("carriedOverFrom", part.isCarriedOver ? .text(part.owner) : nil),
                    ("person", .text(value.person)), ("kind", .string(value.kind.rawValue)),
                    ("giver", value.giver?.json),
                    ("giverPerson", value.giverPerson.map { .text($0) }),
                    ("isSupplier", .bool(value.isSupplier)),
                    ("valuePence", value.value.map { .integer($0.count) }),
                    ("accepted", .bool(value.isAccepted)), ("declaredOn", .text(stated.on)),
                    ("offeredOn", value.offeredOn.map { .text($0) }),
                    ("approvedBy", value.approvedBy.map { .text($0) }),
                ]))
        }
    }

    private func json(_ stated: Stated<ConflictBreach>, _ part: InterestsPart) -> JSONValue {
        stated.json(saysWhy) { value in
            .object(
                JSONObject(present: [
                    ("carriedOverFrom", part.isCarriedOver ? .text(part.owner) : nil),
                    ("person", .text(value.person)),
                    ("decisionRef", value.decision.map { .text($0) }),
                    ("interest", value.interest.map { .text($0) }),
                    ("circumstancesCode", .string(value.kind.rawValue)),
                    ("recordedBy", .string(value.recordedBy.rawValue)),
                    ("recordedOn", .text(stated.on)),
                    ("personHeardOn", value.personHeardOn.map { .text($0) }),
                    ("publishedOn", value.publishedOn.map { .text($0) }),
                    ("actionCode", value.action.map { .string($0.rawValue) }),
                ]))
        }
    }
}

extension InterestOrganisation {
    var json: JSONObject {
        JSONObject(present: [
            ("name", .string(name)), ("ods", code.map { .text($0) }),
            ("parentOf", JSONValue.list(parentOf) { .text($0) }),
            ("memberOf", JSONValue.list(memberOf) { .text($0) }),
        ])
    }
}

extension CoarseDate {
    /// The day, or `{date, precision}`.
    var json: JSONValue {
        guard let precision else { return .text(lastDay) }
        return .object(["date": .text(lastDay), "precision": .string(precision.rawValue)])
    }
}
