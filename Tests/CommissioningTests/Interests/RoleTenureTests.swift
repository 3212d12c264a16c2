import EventLog
import Testing

@testable import Commissioning

@Suite struct RoleTenureTests {
    @Test func `its spans end when it is left or when later terms begin`() throws {
        let state =
            Registers.seated
            .given("role-taken", on: "2018-04-01", Registers.role(decides: false))
            .given("role-left", on: "2019-01-01", Registers.left())
            .given("role-taken", on: "2020-01-01", Registers.role()).state
        let spans = try #require(state.roles.values.first).spans.map(\.period.description)
        #expect(
            spans == [
                "2017-04-01 to before 2018-04-01", "2018-04-01 to before 2019-01-01",
                "from 2020-01-01",
            ])
    }

    @Test func `another day on which it was left is contested`() {
        let state =
            Registers.seated.given("role-left", on: "2018-04-01", Registers.left())
            .given("role-left", on: "2018-05-01", Registers.left()).state
        #expect(state.roles.values.first?.left?.contests == at(1))
        #expect(state.roles.values.first?.left?.on == day("2018-05-01"))
    }
}
