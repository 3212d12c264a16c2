public import EventLog

/// Where the files of an evidence bundle lie in it.
public enum BundlePath {
    /// What the bundle holds: every file with its digest, and what each event is.
    public static let manifest = "manifest.json"
    /// The signed checkpoint that all proofs lead to.
    public static let checkpoint = "checkpoint"
    /// The key of the log.
    public static let logKey = "keys/log.vkey"
    /// Whom the bundle asks to believe.
    public static let policy = "policy.txt"
    /// What is sealed and not in it.
    public static let withheld = "WITHHELD.csv"
    /// Sealed values that its reader may see, one a line.
    public static let disclosures = "disclosures.jsonl"
    /// How to check it.
    public static let guide = "VERIFY.md"
    /// A program that checks it and shares no code with ours.
    public static let script = "verify.py"
    /// The report, for people, programs and spreadsheets.
    public static let reports = ["report.html", "report.json", "findings.csv"]

    /// An event as it is stored: its leaf, byte for byte.
    public static func event(_ position: Position) -> String { "events/\(position).json" }

    /// The proof that the log holds an event.
    public static func proof(_ position: Position) -> String { "proofs/\(position).tlog-proof" }

    /// The schema of an event type.
    public static func schema(_ type: String) -> String { "schemas/\(type).json" }
}
