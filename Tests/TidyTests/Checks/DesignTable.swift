/// The house: what each target may import. An arrow allows its target and all below it; siblings
/// never see one another.
enum DesignTable {
    static let arrows: [String: [String]] = [
        "CanonicalJSON": [], "TransparencyLog": [], "SafeFiles": [], "CSQLite": [],
        "CPostgres": [], "CMimalloc": [],
        "EventLog": ["TransparencyLog", "CanonicalJSON"],
        "Commissioning": ["EventLog"],
        "SQLiteEventLog": ["EventLog", "SafeFiles", "CSQLite"],
        "PostgresEventLog": ["EventLog", "CPostgres"],
        "EventLogLaws": ["EventLog"],
        "Projections": ["Commissioning"],
        "AuditRules": ["Commissioning", "Projections"],
        "Reports": ["Projections", "AuditRules"],
        "Interchange": ["Projections", "Commissioning"],
        "Ledger": ["Projections", "AuditRules", "Interchange", "Reports", "SafeFiles"],
        "LedgerWeb": ["Ledger", "Reports"],
        "LedgerCLI": ["Ledger", "SQLiteEventLog", "PostgresEventLog", "EventLogLaws"],
        "ccgledger": ["LedgerCLI", "CMimalloc"],
    ]

    /// Modules of others, and the targets that may import them; nil where any may.
    static let externals: [String: Set<String>?] = [
        "Crypto": ["TransparencyLog", "EventLog", "Ledger"],
        "GRDB": ["SQLiteEventLog"],
        "ArgumentParser": ["LedgerCLI"],
        "Glibc": [
            "CanonicalJSON", "SafeFiles", "EventLog", "SQLiteEventLog", "Ledger", "LedgerCLI",
        ],
        "Dispatch": ["SQLiteEventLog", "Ledger", "LedgerCLI"],
        "Synchronization": nil,
        "Foundation": [],
    ]

    /// Foundation is slow, large and lenient with what it reads; each file that needs it says why.
    static let foundationFiles: [String: String] = [
        "Sources/CanonicalJSON/NormalForm.swift":
            "Form C, which the standard library keeps to itself"
    ]

    /// Everything at or below a target's arrows.
    static func reach(of target: String, in arrows: [String: [String]] = arrows) -> Set<String> {
        (arrows[target] ?? []).reduce(into: []) { reach, next in
            reach.insert(next)
            reach.formUnion(self.reach(of: next, in: arrows))
        }
    }
}
