internal import CanonicalJSON
internal import Commissioning
public import EventLog

/// Every contract that the log knows, as it stands on the day.
public enum ContractRows: StateProjection {
    /// `contracts`.
    public static let name = "contracts"
    /// The first.
    public static let version: Int64 = 1
    /// The body that leads it and its reference, as in the stream's name.
    public static let keyForm = ["ODS", "REFERENCE"]

    /// One row a contract: what it is called, who provides and who commissions, its term and what
    /// it is worth over that, changes included; null where no event says it.
    ///
    /// - Throws: ``FoldError``.
    public static func rows(in view: LogView) throws(FoldError) -> [StateRow] {
        var rows: [StateRow] = []
        try view.forEachFold(startingWith: "contract/", in: ContractArea.self) { fold in
            guard fold.factCount > 0 else { return }
            let parts = fold.name.text.utf8.split(separator: 0x2F).dropFirst()
            rows.append(
                StateRow(
                    key: parts.map { .string(String(decoding: $0, as: UTF8.self)) },
                    value: .object(value(of: fold.state, asOf: view.asOf))))
        }
        return rows
    }

    private static func value(of contract: ContractState, asOf day: CivilDate) -> JSONObject {
        let supplier = contract.provider(asOf: day)?.value.supplier
        return [
            "end": contract.currentEnd(asOf: day)?.value.map { .text($0) } ?? .null,
            "parties": .array(
                (contract.award?.parties.value ?? []).map { party in
                    .object(
                        JSONObject(present: [
                            ("code", .text(party.code)), ("role", .string(party.role.rawValue)),
                            ("sharePence", party.share.map { .integer($0.count) }),
                        ]))
                }),
            "start": (contract.award?.start.value).map { .text($0) } ?? .null,
            "supplier": supplier.map { .text($0) } ?? .null,
            "terminatedOn": contract.termination.map { .text($0.on) } ?? .null,
            "title": (contract.award?.title.value).map { .string($0) } ?? .null,
            "value": contract.currentValue.money.map { .object(value(of: $0)) } ?? .null,
        ]
    }

    private static func value(of money: Money) -> JSONObject {
        JSONObject(present: [
            ("basis", money.basis.map { .string($0.rawValue) }),
            ("pence", .integer(money.pence.count)), ("vat", .string(money.vat.rawValue)),
        ])
    }
}
