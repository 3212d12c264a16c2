import EventLog
import Testing

@Test func `the machine's clock stands in this century`() {
    let now = SystemClock().now()
    #expect(now > instant("2024-01-01T00:00:00Z") && now < instant("2100-01-01T00:00:00Z"))
}
