internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Projections

extension HeldContract {
    /// Everything on record of it, and what is not.
    func json(_ saysWhy: Bool) -> JSONObject {
        var object = terms(saysWhy)
        for part in [parties(saysWhy), basis(saysWhy), course(saysWhy)] {
            for (name, value) in part.members { object[name] = value }
        }
        object["notRecorded"] = JSONValue.list(notRecorded) { $0.json }
        object["questions"] = JSONValue.list(questions) { $0.json }
        return object
    }

    /// What a body's state says of it: who provides, for how much, how long, and its changes.
    func terms(_ saysWhy: Bool) -> JSONObject {
        var object = JSONObject(present: [
            ("stream", .text(stream.name)), ("carriedOverFrom", origin.carriedOverFrom),
            ("ledBy", origin.ledBy), ("standing", .string(standing.rawValue)),
            ("title", state.award?.title.json(saysWhy) { .string($0) }),
            ("ownShare", share.json(saysWhy, shareReasons)),
            (
                "provider",
                state.provider(asOf: asOf)?.value.json.flatMap { provider in
                    providerReasons.map { $0.json(saysWhy, of: provider) }
                }
            ),
        ])
        for part in [money(saysWhy), term(saysWhy), changes(saysWhy)] {
            for (name, value) in part.members { object[name] = value }
        }
        return object
    }

    /// What it is worth.
    private func money(_ saysWhy: Bool) -> JSONObject {
        let award = state.award
        return JSONObject(present: [
            (
                "value",
                state.currentValue.money.flatMap { money in
                    valueReasons.map { $0.json(saysWhy, of: .object(money.json)) }
                }
            ),
            ("valueAsAwarded", award?.totalValue.present(saysWhy) { .object($0.json) }),
            ("annualValue", award?.annualValue.present(saysWhy) { .object($0.json) }),
        ])
    }

    /// Who takes part, how the price is found, and what was paid.
    private func parties(_ saysWhy: Bool) -> JSONObject {
        let award = state.award
        return JSONObject(present: [
            ("pricing", award?.pricing.present(saysWhy) { .string($0.rawValue) }),
            (
                "parties",
                award.flatMap { award in
                    award.parties.value.isEmpty
                        ? nil : award.parties.json(saysWhy) { .array($0.map(\.json)) }
                }
            ),
            ("payments", state.payments.map { $0.json(saysWhy) }),
        ])
    }

    /// When it begins and ends, and how far it can be extended.
    private func term(_ saysWhy: Bool) -> JSONObject {
        JSONObject(present: [
            ("start", state.award?.start.json(saysWhy) { .text($0) }),
            (
                "end",
                (end?.value).flatMap { day in
                    endReasons.map { $0.json(saysWhy, of: .text(day)) }
                }
            ),
            ("lastDay", lastDay.map { .text($0) }),
            (
                "options",
                state.options.flatMap { options in
                    optionReasons.map { $0.json(saysWhy, of: .object(options.json)) }
                }
            ),
            (
                "optionLeft",
                optionLeft.map { left in
                    .object(
                        JSONObject(present: [
                            ("months", left.months.map { .integer($0) }),
                            ("times", .integer(left.times)),
                            ("useBy", left.useBy.map { .text($0) }),
                            ("longestEnd", left.longestEnd.map { .text($0) }),
                        ]))
                }
            ),
        ])
    }

    /// What it is, and what it rests on.
    private func basis(_ saysWhy: Bool) -> JSONObject {
        let award = state.award
        return JSONObject(present: [
            ("awardedOn", award?.awardedOn.json(saysWhy) { .text($0) }),
            ("endAsAwarded", award?.end.present(saysWhy) { .text($0) }),
            (
                "services",
                award.flatMap { award in
                    award.services.value.isEmpty
                        ? nil
                        : award.services.json(saysWhy) { .array($0.map { .string($0) }) }
                }
            ),
            ("legalForm", award?.legalForm.json(saysWhy) { .string($0.rawValue) }),
            ("decisionBasis", award?.decisionBasis.json(saysWhy) { .string($0.rawValue) }),
            ("procurement", award?.procurement.present(saysWhy) { .text($0) }),
            ("award", award?.award.present(saysWhy) { .text($0) }),
            (
                "awardDecision",
                awardDecision.map { stated in
                    stated.json(saysWhy) { decision in
                        .object([
                            "on": .text(stated.on), "decidedIn": .object(decision.decision.json),
                        ])
                    }
                }
            ),
            (
                "waiver",
                waiver.map { stated in
                    stated.json(saysWhy) { waiver in
                        .object(["on": .text(stated.on), "clause": .string(waiver.clause)])
                    }
                }
            ),
            ("selectionProcess", award?.selectionProcess.present(saysWhy) { .string($0.rawValue) }),
            ("ocid", award?.ocid.present(saysWhy) { .text($0) }),
        ])
    }

    /// What changed.
    private func changes(_ saysWhy: Bool) -> JSONObject {
        JSONObject(present: [
            (
                "changes",
                JSONValue.list(state.changes) { stated in
                    stated.json(saysWhy) { .object($0.json(on: stated.on)) }
                }
            ),
            (
                "novations",
                JSONValue.list(state.novations) { stated in
                    stated.json(saysWhy) { .object($0.json(on: stated.on)) }
                }
            ),
            (
                "termination",
                state.termination.map { stated in
                    stated.json(saysWhy) { .object($0.json(on: stated.on)) }
                }
            ),
        ])
    }

    /// How it was signed and published, and what stood here before.
    private func course(_ saysWhy: Bool) -> JSONObject {
        JSONObject(present: [
            (
                "signedOn",
                state.fullySignedOn.flatMap { signed in
                    signatureReasons.map { $0.json(saysWhy, of: .text(signed.value)) }
                }
            ),
            (
                "published",
                JSONValue.list(state.publications) { stated in
                    stated.json(saysWhy) { .object($0.json(on: stated.on)) }
                }
            ),
            ("former", JSONValue.list(state.former) { .object($0.json(saysWhy)) }),
        ])
    }
}

extension Stated {
    /// The value where there is one, alone or with why it is so; nil where there is none.
    func present<Part>(
        _ saysWhy: Bool, _ convert: (Part) -> JSONValue
    ) -> JSONValue? where Value == Part? {
        value.map { json(saysWhy, of: convert($0)) }
    }
}
