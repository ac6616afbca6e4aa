package dev.seatledger.dashboard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Security headers for the page, and for all other responses in case someone opens them in a browser. */
@ApplicationScoped
class PageHeaders {

    /** Before anything that could answer. */
    private static final int FIRST = 3_000;

    /** Their names change with their content. */
    private static final String ASSETS = "/static/";

    private static final String OPERATORS = "/q/";

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    private final String pagePolicy;

    PageHeaders(Dashboard dashboard) {
        this.pagePolicy = dashboard.contentSecurityPolicy();
    }

    void register(@Observes Filters filters) {
        filters.register(this::protect, FIRST);
    }

    private void protect(RoutingContext context) {
        context.addHeadersEndHandler(ended -> tell(context, context.response().headers()));
        context.next();
    }

    private void tell(RoutingContext context, MultiMap headers) {
        String path = context.normalizedPath();
        headers.set("X-Content-Type-Options", "nosniff").set("Referrer-Policy", "no-referrer");
        if (isPage(path)) {
            headers.set(CONTENT_SECURITY_POLICY, pagePolicy)
                    .set("Cross-Origin-Opener-Policy", "same-origin")
                    .set("Cross-Origin-Resource-Policy", "same-origin")
                    .set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
            keep(context, path, headers);
        } else if (path.startsWith(OPERATORS)) {
            // Swagger UI has inline code.
            headers.set(CONTENT_SECURITY_POLICY, "frame-ancestors 'none'");
        } else {
            headers.set(CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
        }
    }

    private static boolean isPage(String path) {
        return path.equals("/") || path.equals("/index.html") || path.startsWith(ASSETS);
    }

    /**
     * The page names the assets, so it is asked for each time; instances of two versions have no common order of time, so nothing that
     * says when it was made.
     */
    private static void keep(RoutingContext context, String path, MultiMap headers) {
        int status = context.response().getStatusCode();
        boolean isAsset = path.startsWith(ASSETS);
        if (isAsset && (status == 200 || status == 206 || status == 304)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        } else if (!isAsset) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-cache").remove(HttpHeaders.LAST_MODIFIED);
        }
    }
}
