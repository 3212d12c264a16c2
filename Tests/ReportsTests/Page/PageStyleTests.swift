import Testing

@testable import Reports

struct PageStyleTests {
    private var sheet: String { PageStyle.sheet.description }

    @Test func `nothing is fetched`() {
        #expect(!sheet.contains("url(") && !sheet.contains("@import"))
        #expect(!sheet.contains("</"))
    }

    @Test func `it prints with numbered pages and focus can be seen`() {
        #expect(sheet.contains("@media print") && sheet.contains("counter(pages)"))
        #expect(sheet.contains(":focus"))
    }

    /// Contrast of text to white. Source: WCAG 2.2, success criterion 1.4.3.
    @Test func `every colour of text stands out from white and from a soft ground`() {
        let colours = Set(sheet.matches(of: #/ color: #([0-9a-f]{6})/#).map { String($0.1) })
        #expect(colours.count >= 6)
        for colour in colours {
            #expect(luminance("f2f5f7") + 0.05 >= 4.5 * (luminance(colour) + 0.05), "\(colour)")
        }
    }

    private func luminance(_ digits: String) -> Double {
        let parts = stride(from: 0, to: 6, by: 2).compactMap { place -> Double? in
            let from = digits.index(digits.startIndex, offsetBy: place)
            return Int(digits[from...].prefix(2), radix: 16).map { Double($0) / 255 }
        }
        let linear = parts.map { part -> Double in
            guard part > 0.04045 else { return part / 12.92 }
            // (x + 0.055) / 1.055 to the power of 2.4, which is x² · (x²)^0.2.
            let base = (part + 0.055) / 1.055
            return base * base * fifthRoot(base * base)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    private func fifthRoot(_ value: Double) -> Double {
        var root = 1.0
        for _ in 0..<60 { root = (4 * root + value / (root * root * root * root)) / 5 }
        return root
    }
}
