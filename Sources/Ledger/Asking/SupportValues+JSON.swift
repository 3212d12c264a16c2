internal import CanonicalJSON
internal import Commissioning

extension JSONValue {
    /// A list; nil when it is empty.
    static func list<Item>(_ items: [Item], _ convert: (Item) -> JSONValue) -> JSONValue? {
        items.isEmpty ? nil : .array(items.map(convert))
    }
}

extension Money {
    var json: JSONObject {
        JSONObject(present: [
            ("pence", .integer(pence.count)), ("vat", .string(vat.rawValue)),
            ("basis", basis.map { .string($0.rawValue) }),
        ])
    }
}

extension Supplier {
    var json: JSONValue {
        switch self {
        case .body(let code): .object(["code": .text(code)])
        case .named(let name): .object(["name": .string(name)])
        }
    }
}

extension SupportFunctions {
    var json: JSONValue { .array(functions.map { .string($0.rawValue) }) }
}

extension SupportNeed {
    var json: JSONObject {
        JSONObject(present: [
            ("functions", functions.json),
            ("estimatedValue", estimatedValue.map { .object($0.json) }),
            ("termMonths", term.map { .integer($0.count) }),
        ])
    }
}

extension OptionAppraisal {
    var json: JSONObject {
        JSONObject(present: [
            ("options", .array(options.map { .object($0.json) })),
            ("criteriaGiven", .bool(hasCriteria)),
            ("preferred", preferred.map { .string($0.rawValue) }),
        ])
    }
}

extension AppraisedOption {
    var json: JSONObject {
        JSONObject(present: [
            ("kind", .string(kind.rawValue)), ("supplier", supplier?.json),
            ("cost", cost.map { .object($0.json) }), ("scoreBp", score.map { .integer($0.count) }),
        ])
    }
}

extension SourcingDecision {
    var json: JSONObject {
        JSONObject(present: [
            ("option", .string(option.rawValue)), ("supplier", supplier?.json),
            ("functions", functions.isEmpty ? nil : functions.json),
            ("decidedIn", .object(decision.json)), ("reasonCode", .string(reason.rawValue)),
            ("optionsAppraised", .bool(followsAppraisal)),
        ])
    }
}

extension Decision {
    var json: JSONObject {
        switch self {
        case .meeting(let meeting, let item):
            JSONObject(present: [("meeting", .text(meeting)), ("item", item.map { .text($0) })])
        case .officer(let officer, let delegation):
            JSONObject(present: [
                ("officer", .text(officer)), ("delegation", delegation.map { .text($0) }),
            ])
        case .urgent(let reference): ["urgent": .text(reference)]
        }
    }
}

extension SupportExit {
    var json: JSONObject {
        JSONObject(present: [
            ("reasonCode", .string(reason.rawValue)), ("to", to.map { .string($0.rawValue) }),
        ])
    }
}

extension FrameworkPlace {
    var json: JSONObject {
        switch outcome {
        case .accredited:
            [
                "framework": .string(framework), "lot": .string(lot), "supplier": supplier.json,
                "outcome": .string("accredited"),
            ]
        case .rejected(let reason):
            JSONObject(present: [
                ("framework", .string(framework)), ("lot", .string(lot)),
                ("supplier", supplier.json), ("outcome", .string("rejected")),
                ("reasonCode", reason.map { .string($0.rawValue) }),
            ])
        }
    }
}
