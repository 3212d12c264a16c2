internal import EventLog
internal import TransparencyLog

/// What a bundle says of itself: how to check it in three ways, one of them by hand.
public struct BundleGuide {
    private let origin: String
    private let key: String
    private let size: UInt64
    private let example: ReportEvent?
    private let hasReport: Bool
    private let isForAuditor: Bool

    /// - Parameters:
    ///   - origin: The log.
    ///   - key: Its verifier key.
    ///   - size: How many events the checkpoint covers.
    ///   - example: The event that is checked by hand; nil when there is none.
    ///   - hasReport: Whether a report lies beside.
    ///   - isForAuditor: Whether it holds what only auditors may read.
    public init(
        origin: String, key: String, size: UInt64, example: ReportEvent?, hasReport: Bool,
        isForAuditor: Bool
    ) {
        self.origin = origin
        self.key = key
        self.size = size
        self.example = example
        self.hasReport = hasReport
        self.isForAuditor = isForAuditor
    }

    /// Markdown, with lines that a terminal shows whole.
    public var text: String {
        ([contents, first, second, byHand, limits].joined(separator: "\n") + "\n")
    }

    private var contents: String {
        let report =
            hasReport ? "\n- `report.html`, `report.json`, `findings.csv`: the audit.\n" : "\n"
        let reader =
            isForAuditor
            ? "It is for an auditor: it discloses what the schemas keep for auditors and parties.\n"
                + "Do not publish it."
            : "It is for everybody."
        return """
            # Evidence from the ledger \(origin)

            \(reader)

            - `events/N.json`: the event at position N, byte for byte as the ledger stores it.
            - `proofs/N.tlog-proof`: that the log holds it (C2SP tlog-proof, without the leaf).
            - `checkpoint`: the log with \(size) events, signed; all proofs lead to it.
            - `keys/`, `policy.txt`: the keys, and which witnesses are asked for.
            - `disclosures.jsonl`: sealed values that you may see.
            - `WITHHELD.csv`: sealed values that are kept back, on what ground and by whom.
            - `schemas/`: what each type of event means (JSON Schema).
            - `manifest.json`: every file with its SHA-256, and what each event is.\(report)
            The key of the ledger is

                \(key)

            Believe it only if somebody whom you trust, or a page of the body's own, says the same.

            """
    }

    private var first: String {
        """
        ## 1. With the ledger's own program

            ccgledger check . --key VKEY

        VKEY is the key above, from a file of your own. It ends with 0 when everything holds, with 3
        and a reason when something does not. `--policy FILE` asks for witnesses of your choice;
        `--checkpoint FILE` holds it against one that you have kept.

        """
    }

    private var second: String {
        """
        ## 2. With a program that shares no code with it

            python3 verify.py --key VKEY

        It needs Python 3.8 and nothing else. Read it first: it is short, and names the standards
        that it follows.

        """
    }

    private var byHand: String {
        let position = example?.position.description ?? "0"
        let hash = example?.leafHash.hex ?? ""
        return """
            ## 3. By hand

            For event \(position). The hash of its leaf is that of a zero byte and the file:

                (printf '\\0'; cat events/\(position).json) | sha256sum
                \(hash)

            Each line of `proofs/\(position).tlog-proof` between `index` and the empty line is the
            hash of a neighbour, in base64. Start with the hash of the leaf, with fn = \(position)
            and sn = \(size - 1). For each neighbour: if fn is odd or fn = sn, the new hash is

                (printf '\\1'; echo NEIGHBOUR | base64 -d; echo HASH | xxd -r -p) | sha256sum

            and, where fn was even, fn and sn are halved until fn is odd; else the neighbour comes
            after the hash. Then fn and sn are halved. What comes out last is the root, which is the
            third line of `checkpoint`, in base64. (RFC 9162, section 2.1.3.2)

            The signature of the checkpoint, with OpenSSL 3:

                sed '/^$/,$d' checkpoint >text
                (printf '\\x30\\x2a\\x30\\x05\\x06\\x03\\x2b\\x65\\x70\\x03\\x21\\x00'
                 sed 's/^[^+]*+[^+]*+//' keys/log.vkey | base64 -d | tail -c 32) >key.der
                sed -n '/^$/{n;p;q}' checkpoint | cut -d ' ' -f 3 | base64 -d | tail -c 64 >sig
                openssl pkeyutl -verify -pubin -inkey key.der -keyform DER -rawin \\
                    -in text -sigfile sig

            A sealed value: its digest in the event is, in base64url without padding,

                printf %s ENCODED | openssl dgst -sha256 -binary | base64

            """
    }

    private var limits: String {
        """
        ## What it does not show

        That what the events say is true: only that they are there, and unchanged. That no later
        event corrects them, or follows in a stream. That everybody is shown the same log, unless
        witnesses have signed. What the report concludes rests on the rules that it names: make it
        again from the ledger, and compare.
        """
    }
}
