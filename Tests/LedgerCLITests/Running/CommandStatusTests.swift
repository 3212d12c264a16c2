import Testing

@testable import LedgerCLI

struct CommandStatusTests {
    @Test func `the codes are those that are promised`() {
        #expect(CommandStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 64, 130])
    }

    @Test func `every code says what it means`() {
        #expect(Set(CommandStatus.allCases.map(\.means)).count == CommandStatus.allCases.count)
    }
}
