package dev.seatledger.event.webhook;

import java.net.InetAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PublicNetworkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001:800::200e",
                "64:ff9b::101:101"
            })
    void containsWhatEverybodyReaches(String address) throws Exception {
        assertTrue(PublicNetwork.contains(InetAddress.getAllByName(address)[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::10.0.0.1",
                "::1.1.1.1",
                "64:ff9b::a00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:101:101::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void doesNotContainWhatIsSetAside(String address) throws Exception {
        assertFalse(PublicNetwork.contains(InetAddress.getAllByName(address)[0]));
    }

    @Test
    void isToldFromAllowedNetworksByTheirPrefix() throws Exception {
        var allowed = List.of(PublicNetwork.network("127.0.0.1/32"), PublicNetwork.network("fd00::/8"));

        assertTrue(PublicNetwork.isIn(allowed, InetAddress.getAllByName("127.0.0.1")[0]));
        assertFalse(PublicNetwork.isIn(allowed, InetAddress.getAllByName("127.0.0.2")[0]));
        assertTrue(PublicNetwork.isIn(allowed, InetAddress.getAllByName("fd12::1")[0]));
        assertFalse(PublicNetwork.isIn(allowed, InetAddress.getAllByName("::1")[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "10.0.0.0/33", "", "300.1.1.1/8"})
    void refusesWhatIsNoNetwork(String cidr) {
        assertThrows(IllegalArgumentException.class, () -> PublicNetwork.network(cidr));
    }
}
