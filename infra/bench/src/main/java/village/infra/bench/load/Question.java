package village.infra.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import village.infra.bench.harness.Site;

/** What callers ask, never the same twice where it writes. */
enum Question {
    /** Report something: 201. */
    COMPLAINT {
        @Override
        byte[] next(Tokens tokens) {
            var number = NUMBER.incrementAndGet();
            var villager = (int) (number % VILLAGERS);
            return Line.request(
                    "POST /mp/v1/villages/330999101" + village(villager) + "/complaints HTTP/1.1\r\nHost: village\r\n"
                            + "Content-Type: application/json\r\nAuthorization: Bearer " + token(tokens, villager)
                            + "\r\nIdempotency-Key: " + RUN + "-" + number + "\r\n",
                    "{\"text\":\"村口第 " + number + " 盏路灯不亮了，晚上老人出门看不见，请来看看。\"}");
        }
    },
    /** The secretary confirms an hour of a member's study: 201, some rows in one commit. */
    CREDIT {
        @Override
        byte[] next(Tokens tokens) {
            return credit(tokens, VILLAGES + ThreadLocalRandom.current().nextInt(VILLAGERS - VILLAGES));
        }
    },
    /** The same of ten members, each of another branch. */
    HOT_CREDIT {
        @Override
        byte[] next(Tokens tokens) {
            return credit(tokens, VILLAGES + ThreadLocalRandom.current().nextInt(10));
        }
    },
    /** Agree to a document: 204, one small row the first time. */
    CONSENT {
        @Override
        byte[] next(Tokens tokens) {
            var number = NUMBER.incrementAndGet();
            return Line.request(
                    "POST /mp/v1/me/consents HTTP/1.1\r\nHost: village\r\nContent-Type: application/json\r\n"
                            + "Authorization: Bearer " + token(tokens, (int) (number % VILLAGERS)) + "\r\n",
                    "{\"document\":\"privacy\",\"version\":\"2026-11\"}");
        }
    },
    /** A sealed message of a follower: 200. */
    CALLBACK {
        @Override
        byte[] next(Tokens tokens) {
            var number = NUMBER.incrementAndGet();
            return LETTERS.text("follower-" + number % VILLAGERS, Long.parseLong(RUN, 36) + number, "你好");
        }
    },
    /** One's own reports: 200, a query. */
    MINE {
        @Override
        byte[] next(Tokens tokens) {
            var villager = (int) (NUMBER.incrementAndGet() % VILLAGERS);
            return get("/mp/v1/me/complaints", token(tokens, villager));
        }
    },
    /** The home page of a village for a stranger: 200, a longer answer. */
    HOME {
        @Override
        byte[] next(Tokens tokens) {
            var villager = (int) (NUMBER.incrementAndGet() % VILLAGERS);
            return get("/mp/v1/villages/330999101" + village(villager) + "/home", token(tokens, villager));
        }
    },
    /** The home page of a village for a stranger: 200, the same for all. */
    STRANGER {
        @Override
        byte[] next(Tokens tokens) {
            return HOMES[(int) (NUMBER.incrementAndGet() % HOMES.length)];
        }
    },
    /** Any article of very many, or of some that lie evenly among them: 200. */
    ARTICLE {
        @Override
        byte[] next(Tokens tokens) {
            return article(articles.number(ThreadLocalRandom.current().nextInt(articles.drawn())), "");
        }
    },
    /** One of a hundred articles that the phone has, or gets the first time: 304 from then on. */
    KNOWN {
        @Override
        byte[] next(Tokens tokens) {
            var number = ThreadLocalRandom.current().nextInt(TAGS.length());
            ASKED.set(number);
            var tag = Objects.requireNonNullElse(TAGS.get(number), "");
            return article(number, tag.isEmpty() ? "" : "If-None-Match: " + tag + "\r\n");
        }

        @Override
        void heard(String tag, String end) {
            TAGS.set(ASKED.get(), tag);
        }
    },
    /** The next 500 changes of the feed, signed; each caller walks from the first to the last and begins again. */
    CHANGES {
        @Override
        byte[] next(Tokens tokens) {
            return SIGNED.changes(Objects.requireNonNullElse(CURSOR.get(), ""));
        }

        @Override
        void heard(String tag, String end) {
            var next = NEXT.matcher(end);
            CURSOR.set(next.find() ? next.group(1) : "");
        }
    },
    /** 500 changes of the feed from any of the places told, signed: 200. */
    PAGE {
        @Override
        byte[] next(Tokens tokens) {
            return SIGNED.changes(pages.get(ThreadLocalRandom.current().nextInt(pages.size())));
        }
    },
    /** Where the feed ends, signed: 200, one small statement and the smallest answer. */
    NOW {
        @Override
        byte[] next(Tokens tokens) {
            return SIGNED.now();
        }
    },
    /** Whether the open API is well, which whoever likes may ask: 200, one small statement and a small answer. */
    HEALTH {
        @Override
        byte[] next(Tokens tokens) {
            return HEALTHY;
        }
    },
    /** The home page of the first village for a stranger. */
    ONE_VILLAGE {
        @Override
        byte[] next(Tokens tokens) {
            return HOMES[0];
        }
    };

    private static final int VILLAGERS = 10_000;
    private static final int VILLAGES = 100;
    private static final String[] STAFF = new String[VILLAGES];
    private static volatile Articles articles = new Articles(1, 1);
    private static volatile List<String> pages = List.of("");
    private static final AtomicReferenceArray<String> TAGS = new AtomicReferenceArray<>(100);
    private static final ThreadLocal<Integer> ASKED = new ThreadLocal<>();
    private static final ThreadLocal<String> CURSOR = new ThreadLocal<>();
    /** Where to go on, as long as there is more. */
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\",\"more\":true");

    private static final Signed SIGNED = new Signed(Site.CLIENT_KEY, Site.CLIENT_SECRET);
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);
    private static final Letters LETTERS = new Letters(Site.ACCOUNT, Site.CALLBACK_TOKEN, Site.CALLBACK_KEY);
    private static final String[] ISSUED = new String[VILLAGERS];

    private static final byte[] HEALTHY =
            "GET /openapi/v1/health HTTP/1.1\r\nHost: village\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[][] HOMES = IntStream.range(200, 300)
            .mapToObj(village -> "GET /mp/v1/villages/330999101" + village + "/home HTTP/1.1\r\nHost: village\r\n\r\n")
            .map(request -> request.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    /** The first villager of a village is its secretary. Another day begins after so many that caps matter. */
    private static byte[] credit(Tokens tokens, int member) {
        var number = NUMBER.incrementAndGet();
        var secretary = member % VILLAGES;
        var today = LocalDate.now(ZoneOffset.UTC);
        if (STAFF[secretary] == null) {
            STAFF[secretary] = tokens.staff(secretary);
        }
        return Line.request(
                "POST /console/v1/villages/330999101" + village(member) + "/credits/confirmations HTTP/1.1\r\n"
                        + "Host: village\r\nContent-Type: application/json\r\nCookie: village_console="
                        + STAFF[secretary] + "\r\nX-Village-Client: console\r\nSec-Fetch-Site: same-origin\r\n"
                        + "Idempotency-Key: " + RUN + "-" + number + "\r\n",
                "{\"member\":\"" + new UUID(5L << 32, member) + "\",\"rule\":\"offline-hour\",\"title\":\"镇党校培训\","
                        + "\"day\":\"" + today.withDayOfYear((int) (number / 20_000 % today.getDayOfYear()) + 1)
                        + "\",\"quantity\":1,\"proof\":\"签到表第 3 页\"}");
    }

    abstract byte[] next(Tokens tokens);

    /**
     * The answer to what this thread asked last.
     *
     * @param tag empty without one
     * @param end its last characters
     */
    void heard(String tag, String end) {}

    /** @param drawn how many of the articles are asked for; they lie evenly among all and belong to all villages */
    private record Articles(int count, int drawn) {
        int number(int place) {
            var step = count / drawn;
            return place * step + place / 10 % step;
        }
    }

    /** How many articles there are from now on, and how many of them are asked for. */
    static void articles(int count, int drawn) {
        articles = new Articles(count, drawn);
    }

    /** Where pages begin from now on. */
    static void pages(List<String> cursors) {
        pages = cursors;
    }

    private static byte[] article(int number, String header) {
        return ("GET /mp/v1/villages/330999101" + village(number) + "/news/" + new UUID(0x31L << 32, number)
                        + " HTTP/1.1\r\nHost: village\r\n" + header + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] get(String path, String token) {
        return Line.request(
                "GET " + path + " HTTP/1.1\r\nHost: village\r\nAuthorization: Bearer " + token + "\r\n", "");
    }

    private static int village(int villager) {
        return villager % 100 + 200;
    }

    /** Signing twice does no harm. */
    private static String token(Tokens tokens, int villager) {
        if (ISSUED[villager] == null) {
            ISSUED[villager] = tokens.of(villager);
        }
        return ISSUED[villager];
    }
}
