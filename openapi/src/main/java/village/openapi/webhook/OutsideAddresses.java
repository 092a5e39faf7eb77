package village.openapi.webhook;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import reactor.core.scheduler.Schedulers;

/**
 * Finds the address of a receiver at each new connection, off the event loops, and refuses those inside the house: a
 * name on the operator's list may point elsewhere tomorrow.
 */
final class OutsideAddresses extends AddressResolverGroup<InetSocketAddress> {
    private final boolean inside;

    /** @param inside whether addresses inside the house will do; only for trying out */
    OutsideAddresses(boolean inside) {
        this.inside = inside;
    }

    /** A receiver's name leads inside the house. */
    static final class Inside extends IOException {
        private static final long serialVersionUID = 1L;

        Inside(String host) {
            super(host + " leads to an address that is not public");
        }
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Outside(executor);
    }

    private List<InetSocketAddress> found(InetSocketAddress sought) throws IOException {
        var host = sought.getHostString();
        var addresses = InetAddress.getAllByName(host);
        if (!inside && Arrays.stream(addresses).anyMatch(OutsideAddresses::withinTheHouse)) {
            throw new Inside(host);
        }
        return Arrays.stream(addresses)
                .map(address -> new InetSocketAddress(address, sought.getPort()))
                .toList();
    }

    /** Whether an address is none of the public Internet's. */
    static boolean withinTheHouse(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        var bytes = address.getAddress();
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        if (bytes.length == 4) {
            return first == 0
                    || first >= 240
                    || (first == 100 && second >= 64 && second < 128)
                    || (first == 192 && second == 0 && bytes[2] == 0)
                    || (first == 198 && (second == 18 || second == 19));
        }
        var mapped = Arrays.stream(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}).allMatch(n -> bytes[n] == 0);
        var translated = first == 0 && second == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        return (first & 0xfe) == 0xfc || mapped || translated || (first == 0x20 && second == 0x02);
    }

    private final class Outside extends AbstractAddressResolver<InetSocketAddress> {
        Outside(EventExecutor executor) {
            super(executor, InetSocketAddress.class);
        }

        /** Written addresses are looked at like names. */
        @Override
        protected boolean doIsResolved(InetSocketAddress address) {
            return false;
        }

        @Override
        protected void doResolve(InetSocketAddress sought, Promise<InetSocketAddress> promise) {
            Schedulers.boundedElastic().schedule(() -> {
                try {
                    promise.trySuccess(found(sought).get(0));
                } catch (IOException refused) {
                    promise.tryFailure(refused);
                }
            });
        }

        @Override
        protected void doResolveAll(InetSocketAddress sought, Promise<List<InetSocketAddress>> promise) {
            Schedulers.boundedElastic().schedule(() -> {
                try {
                    promise.trySuccess(found(sought));
                } catch (IOException refused) {
                    promise.tryFailure(refused);
                }
            });
        }
    }
}
