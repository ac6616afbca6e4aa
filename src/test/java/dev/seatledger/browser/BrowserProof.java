package dev.seatledger.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrowserProof {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void smoke() throws Exception {
        try (HostSite site = HostSite.start()) {
            site.show(
                    "<!doctype html><html lang=en><title>Hello</title><main><h1>Hello</h1></main><script>console.error(1);fetch('http://localhost:1/x').catch(() => 0)</script>");
            Tab tab = CHROMIUM.open().go(site.origin());
            tab.assertAccessible("hello");
            tab.assertFits("hello");
        }
    }
}
