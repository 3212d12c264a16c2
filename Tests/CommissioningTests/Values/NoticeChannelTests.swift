import Testing

@testable import Commissioning

@Suite struct NoticeChannelTests {
    @Test func `the codes are those of the schema`() {
        let codes = NoticeChannel.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "S2H OJEU FTS ContractsFinder CCGsite CDP other")
    }
}
