/// How good the evidence for a fact is; absent means ``contemporaneous``.
public enum EvidenceGrade: String, CodeList {
    case contemporaneous
    case officialRecord = "official-record"
    case publishedNotice = "published-notice"
    case secondary
    case attributedAnonymously = "attributed-anonymously"
    case reconstructed
}

extension OccurredPrecision: CodeList {}
