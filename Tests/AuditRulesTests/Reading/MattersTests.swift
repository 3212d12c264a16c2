import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct MattersTests {
    @Test func `a matter is that of its stream, and may be part of another process`() async throws {
        let history = try await history([contract("2016-08-01")])
        let stream = try #require(StreamName("contract/FICA/1"))
        let matter = history.matter(of: stream)
        #expect(matter.title == "Feet" && matter.process.text == "procurement/FICA/1")
        let other = history.matter(of: try #require(StreamName("contract/FICB/7")))
        #expect(other.owner?.description == "FICB" && other.title == nil)
        #expect(other.about(stream).process == stream && other.about(nil).process == other.stream)
    }
}
