import Testing

struct FindingTests {
    @Test func `a finding says where it is and what to do`() {
        #expect("\(Finding("a/b.swift", 12, "do this"))" == "a/b.swift:12: do this")
    }
}
