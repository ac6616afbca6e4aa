package dev.seatledger.event.webhook;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IncompatibleAddressException;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;

/**
 * Which addresses belong to the public internet: everything except the IANA registries of special-purpose addresses (RFC 6890) and the
 * addresses of cloud metadata services.
 */
final class PublicNetwork {

    /** The library accepts much more as a network: wildcards, ranges, even an empty string. */
    private static final Pattern CIDR = Pattern.compile("[0-9a-fA-F.:]+/[0-9]{1,3}");

    private static final List<IPAddress> SPECIAL_IPV4 = networks(
            "0.0.0.0/8", // this network, unspecified
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carriers' own (CGNAT); some clouds' metadata
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // Azure's own services
            "169.254.0.0/16", // link-local, metadata services
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocols
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /** All of the public IPv6 internet is in here. */
    private static final IPAddress GLOBAL_IPV6 = network("2000::/3");

    private static final List<IPAddress> SPECIAL_IPV6 = networks(
            "2001::/23", // protocols, Teredo among them, which hides an IPv4 address
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which hides an IPv4 address
            "3fff::/20"); // documentation

    /** IPv6-only networks reach the IPv4 internet this way; what counts is the embedded address. */
    private static final IPAddress NAT64 = network("64:ff9b::/96");

    private static final int EMBEDDED_IPV4_AT = 12;

    private PublicNetwork() {}

    static boolean contains(InetAddress address) {
        return contains(new IPAddressGenerator().from(address));
    }

    /** A network as operators write it. */
    static IPAddress network(String cidr) {
        try {
            if (CIDR.matcher(cidr).matches()) {
                return new IPAddressString(cidr).toAddress().toPrefixBlock();
            }
        } catch (AddressStringException | IncompatibleAddressException e) {
            // reported below, with the other cases
        }
        throw new IllegalArgumentException("'" + cidr + "' is no network such as 10.0.0.0/8");
    }

    static boolean isIn(List<IPAddress> networks, InetAddress address) {
        return isIn(networks, new IPAddressGenerator().from(address));
    }

    private static boolean contains(IPAddress address) {
        if (address.isIPv4()) {
            return !isIn(SPECIAL_IPV4, address);
        }
        IPv6Address ipv6 = address.toIPv6();
        if (ipv6.isIPv4Mapped()) {
            return contains(ipv6.getEmbeddedIPv4Address());
        }
        if (NAT64.contains(ipv6)) {
            IPv4Address within = ipv6.getEmbeddedIPv4Address(EMBEDDED_IPV4_AT);
            return contains(within);
        }
        return GLOBAL_IPV6.contains(ipv6) && !isIn(SPECIAL_IPV6, ipv6);
    }

    private static boolean isIn(List<IPAddress> networks, IPAddress address) {
        return networks.stream()
                .anyMatch(network -> network.getIPVersion() == address.getIPVersion() && network.contains(address));
    }

    private static List<IPAddress> networks(String... cidrs) {
        return List.of(cidrs).stream().map(PublicNetwork::network).toList();
    }
}
