import Testing

struct FindingTests {
    @Test func `a finding says where it is and what to do`() {
        #expect("\(Finding("a/b.swift", 12, "do this"))" == "a/b.swift:12: do this")
    }

    @Test func `each finding is an issue of the test that reports it`() {
        withKnownIssue {
            report([Finding("a.swift", 1, "one")])
        } matching: { issue in
            issue.comments.contains { $0.rawValue == "a.swift:1: one" }
        }
        report([])
    }
}
