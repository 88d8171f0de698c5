package io.filesaga.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.testing.Given;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    private static AddressRules rules(String... allowed) {
        Map<String, String> given = allowed.length == 0
                ? Map.of()
                : Map.of("filesaga.outbound.allowed-networks", String.join(",", allowed));
        return new AddressRules(Given.config(given, OutboundSettings.class).getConfigMapping(OutboundSettings.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:a00:1::1",
                "3fff::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatIsNotPublicIsRefused(String address) throws UnknownHostException {
        assertFalse(rules().allows(InetAddress.getByName(address)));
    }

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
                "223.255.255.255",
                "2606:4700:4700::1111",
                "64:ff9b::101:101",
                "2002:101:101::1"
            })
    void whatIsPublicIsAllowed(String address) throws UnknownHostException {
        assertTrue(rules().allows(InetAddress.getByName(address)));
    }

    /** As a resolver could hand it out; Java's own parser makes an IPv4 address of it. */
    @Test
    void anIpv4AddressInAnIpv6CoatIsJudgedAsWhatItIs() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        mapped[12] = 127;
        mapped[15] = 1;
        InetAddress coated = java.net.Inet6Address.getByAddress("mapped", mapped, 0);
        assertEquals(16, coated.getAddress().length);
        assertFalse(rules().allows(coated));
        assertTrue(rules("127.0.0.0/8").allows(coated));
    }

    @Test
    void anOperatorMayAllowNetworks() throws UnknownHostException {
        AddressRules rules = rules("10.1.0.0/16", "fd00::/8", "192.168.7.7");
        assertTrue(rules.allows(InetAddress.getByName("10.1.255.255")));
        assertFalse(rules.allows(InetAddress.getByName("10.2.0.0")));
        assertTrue(rules.allows(InetAddress.getByName("fdff::1")));
        assertFalse(rules.allows(InetAddress.getByName("fc00::1")));
        assertTrue(rules.allows(InetAddress.getByName("192.168.7.7")));
        assertFalse(rules.allows(InetAddress.getByName("192.168.7.8")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.256/8", "fe80::1%eth0/64"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Network.of(text));
    }
}
