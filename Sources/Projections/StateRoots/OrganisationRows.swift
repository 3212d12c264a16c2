internal import CanonicalJSON
internal import Commissioning
public import EventLog

/// Every body that the log knows, as ``Organisations`` has it.
public enum OrganisationRows: StateProjection {
    /// `organisations`.
    public static let name = "organisations"
    /// The first.
    public static let version: Int64 = 1
    /// The body's code.
    public static let keyForm = ["ODS"]

    /// One row a body: kind, name, days of opening and closing, whom it followed, who followed it.
    ///
    /// - Throws: ``FoldError``.
    public static func rows(in view: LogView) throws(FoldError) -> [StateRow] {
        try Organisations(view).rows.map { body in
            StateRow(key: [.text(body.code)], value: .object(value(of: body)))
        }
    }

    private static func value(of body: Organisation) -> JSONObject {
        JSONObject(present: [
            ("closedOn", body.state.closedOn.map { .text($0) }),
            ("kind", body.state.kind.map { .string($0.rawValue) }),
            ("name", body.state.name.map { .string($0.value) }),
            ("openedOn", body.state.openedOn.map { .text($0) }),
            ("predecessors", .array(body.state.predecessors.map { .text($0) })),
            (
                "successors",
                .array(
                    body.successors.map {
                        .object(["code": .text($0.code), "effectiveOn": .text($0.effectiveOn)])
                    })
            ),
        ])
    }
}
