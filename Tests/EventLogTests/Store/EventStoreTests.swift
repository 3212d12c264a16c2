import EventLog
import Testing
import TransparencyLog

@Test func `a store's answers keep what they are made of`() {
    let head = LogHead(size: LogSize(3), root: TreeHash.emptyRoot, lastRecordedTime: nil)
    #expect(head.size.count == 3 && head.root == TreeHash.emptyRoot)
    let failure = CheckFailure(position: nil, check: "root", reason: "r")
    let check = StoreCheck(leaves: 3, root: TreeHash.emptyRoot, failures: [failure])
    #expect(check.failures == [failure] && check.leaves == 3)
    #expect(EventQuery.tag("a") != .all && EventQuery.tag("a") != .tag("b"))
}
