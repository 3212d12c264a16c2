internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Projections

extension HeldProcurement {
    /// One procurement: how far it has come, under which law, by which route, and what it is worth.
    func json(_ saysWhy: Bool) -> JSONObject {
        JSONObject(present: [
            ("stream", .text(stream.name)), ("carriedOverFrom", origin.carriedOverFrom),
            ("ledBy", origin.ledBy),
            ("title", state.plan.map { $0.json(saysWhy, of: .string($0.value.title)) }),
            ("stage", state.stage.map { stageReasons.json(saysWhy, of: .string($0.word)) }),
            ("regime", state.regime.map { $0.json(saysWhy) { .string($0.rawValue) } }),
            (
                "estimatedValue",
                state.estimatedValue.map { $0.json(saysWhy) { .object($0.json) } }
            ),
            ("ownShare", share.json(saysWhy, shareReasons)),
            (
                "route",
                state.routeDecisions.last.map { stated in
                    stated.json(saysWhy) { .object($0.json(on: stated.on)) }
                }
            ),
            ("deadline", state.terms?.deadline.map { $0.json(saysWhy) { .text($0) } }),
            ("bidsIn", state.bids.isEmpty ? nil : .integer(bidsIn)),
            ("bids", JSONValue.list(bids) { .object($1.json($0)) }),
            (
                "awards",
                JSONValue.list(awards) { award, stated in
                    stated.json(saysWhy) { .object($0.json(award, on: stated.on)) }
                }
            ),
            (
                "waivers",
                JSONValue.list(state.waivers) { stated in
                    stated.json(saysWhy) { .object($0.json(on: stated.on)) }
                }
            ),
            (
                "abandoned",
                state.abandonment.map { stated in
                    stated.json(saysWhy) { value in
                        .object(
                            JSONObject(present: [
                                ("on", .text(stated.on)),
                                ("reasonCode", .string(value.reason.rawValue)),
                                ("decidedIn", value.decision.map { .object($0.json) }),
                            ]))
                    }
                }
            ),
        ])
    }
}

extension RouteDecision {
    fileprivate func json(on day: CivilDate) -> JSONObject {
        JSONObject(present: [
            ("on", .text(day)), ("route", .string(route.rawValue)),
            ("decidedIn", .object(decision.json)),
        ])
    }
}

extension AwardDecision {
    fileprivate func json(_ award: Reference, on day: CivilDate) -> JSONObject {
        JSONObject(present: [
            ("award", .text(award)), ("on", .text(day)),
            ("suppliers", .array(suppliers.compactMap { $0.supplier?.json })),
            ("value", value.map { .object($0.json) }),
            ("lots", JSONValue.list(lots) { .text($0) }),
            ("decidedIn", .object(decision.json)),
        ])
    }
}

extension TenderWaiver {
    fileprivate func json(on day: CivilDate) -> JSONObject {
        JSONObject(present: [
            ("on", .text(day)), ("reasonCode", .string(reason.rawValue)),
            ("estimatedValue", .object(estimatedValue.json)),
            ("decidedIn", decision.map { .object($0.json) }),
        ])
    }
}
