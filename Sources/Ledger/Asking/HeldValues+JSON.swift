internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Projections

extension Reasons {
    /// The value alone, or with why it is so: `{value, why, late?, contests?}`.
    func json(_ saysWhy: Bool, of value: JSONValue) -> JSONValue {
        guard saysWhy else { return value }
        return .object(
            JSONObject(present: [
                ("value", value), ("why", .positions(by)), ("late", isLate ? .bool(true) : nil),
                ("contests", isContested ? .positions(contests) : nil),
            ]))
    }
}

extension HeldOrigin {
    /// The body whose stream was carried over; nil when it was not.
    var carriedOverFrom: JSONValue? {
        if case .carriedOver(let code) = self { .text(code) } else { nil }
    }

    /// The body that leads, where another does.
    var ledBy: JSONValue? { if case .ledBy(let code) = self { .text(code) } else { nil } }
}

extension HeldShare {
    /// `{value?, whole, parts[], movedTo[]?, why?}`.
    func json(_ saysWhy: Bool, _ reasons: Reasons) -> JSONValue {
        .object(
            JSONObject(present: [
                ("value", value.map { reasons.json(saysWhy, of: .object($0.json)) }),
                ("whole", .bool(isWhole)),
                (
                    "parts",
                    .array(
                        parts.map { part in
                            .object(
                                JSONObject(present: [
                                    ("code", .text(part.code)),
                                    ("role", .string(part.role.rawValue)),
                                    ("value", part.value.map { .object($0.json) }),
                                    (
                                        "alsoFollowedBy",
                                        JSONValue.list(part.alsoFollowedBy) { $0.json(saysWhy) }
                                    ),
                                ]))
                        })
                ),
                ("movedTo", JSONValue.list(movedTo) { $0.json(saysWhy) }),
                ("why", saysWhy && value == nil && !by.isEmpty ? .positions(by) : nil),
            ]))
    }
}

extension Successor {
    /// `{code, effectiveOn, why?}`.
    fileprivate func json(_ saysWhy: Bool) -> JSONValue {
        .object(
            JSONObject(present: [
                ("code", .text(code)), ("effectiveOn", .text(effectiveOn)),
                ("why", saysWhy ? .positions([by]) : nil),
            ]))
    }
}

extension Party {
    /// `{ods, role, sharePence?, ownDecisionRef?}`, as it was recorded.
    var json: JSONValue {
        .object(
            JSONObject(present: [
                ("ods", .text(code)), ("role", .string(role.rawValue)),
                ("sharePence", share.map { .integer($0.count) }),
                ("ownDecisionRef", ownDecision.map { .text($0) }),
            ]))
    }
}

extension Provider {
    /// `{code|name, registeredAddress?}`; nil when it names nobody.
    var json: JSONValue? {
        guard case .object(var object)? = supplier?.json else { return nil }
        object["registeredAddress"] = registeredAddress.map { .string($0) }
        return .object(object)
    }
}
