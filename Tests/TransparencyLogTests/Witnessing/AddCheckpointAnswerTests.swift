import Testing

@testable import TransparencyLog

struct AddCheckpointAnswerTests {
    @Test func `each answer is written and read back`() throws {
        let signature = try GoldenLog.witness().cosign(
            Array(GoldenLog.text.utf8), time: GoldenLog.time)
        let answers: [(AddCheckpointAnswer, Int, String)] = [
            (.cosigned([signature]), 200, GoldenLog.cosignature), (.malformed, 400, ""),
            (.untrusted, 403, ""), (.unknownOrigin, 404, ""), (.conflict(size: 20), 409, "20\n"),
            (.inconsistent, 422, ""),
        ]
        for (answer, status, body) in answers {
            #expect(answer.status == status)
            #expect(answer.body == Array(body.utf8))
            let read = AddCheckpointAnswer(
                status: status, contentType: answer.contentType, body: answer.body)
            #expect(read == answer)
        }
    }

    @Test(arguments: [
        (200, "text/plain", ""), (200, "text/plain", "x\n"), (409, "text/plain", "20\n"),
        (409, "text/x.tlog.size", "20"), (409, "text/x.tlog.size", "020\n"),
        (409, "text/x.tlog.size", "20\n\n"), (500, "text/plain", ""), (0, "", ""),
    ])
    func `what no witness says is not taken for an answer`(
        status: Int, type: String, body: String
    ) {
        let read = AddCheckpointAnswer(
            status: status, contentType: type, body: Array(body.utf8))
        #expect(read == nil)
    }
}
