package dev.seatledger.ledger;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.Database;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A client that goes away changes nothing half-way and costs the service nothing. */
@QuarkusTest
class DisconnectTest extends HttpTest {

    private static final int CONNECTIONS = 100;

    @TestHTTPResource("/")
    java.net.URI address;

    @Test
    void aHundredCutConnectionsLeaveWholeBooksAndAWorkingService() throws Exception {
        UUID companyId = aCompany().onboard();
        Api admin = Api.admin(companyId);

        for (int i = 0; i < CONNECTIONS; i++) {
            sendAndCut(
                    switch (i % 4) {
                        case 0, 1 -> post("/units", admin.token(), "{\"type\":\"user\",\"name\":\"Cut " + i + "\"}");
                        case 2 ->
                            get(
                                    "/companies/" + companyId + "/invoices",
                                    Api.owner(companyId).token());
                        default -> get("/units?limit=200", admin.token());
                    });
        }
        admin.post("/units", Map.of("type", "user", "name", "After")).then().statusCode(201);

        assertEquals(List.of(), Database.contradictionsOf(companyId));
        for (int i = 0; i < CONNECTIONS; i++) {
            assertEquals(
                    200,
                    Api.owner(companyId)
                            .get("/companies/" + companyId + "/plan")
                            .statusCode());
            assertEquals(200, admin.get("/units").statusCode());
        }
    }

    /** The request is sent as a whole; the connection is reset before the answer can arrive. */
    private void sendAndCut(String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.setSoLinger(true, 0);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private static String post(String path, String token, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String get(String path, String token) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    }
}
