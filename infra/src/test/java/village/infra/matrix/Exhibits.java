package village.infra.matrix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import village.infra.attachment.MadeFiles;
import village.infra.identity.roster.Workbooks;
import village.infra.story.Reply;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** What the routes are walked with: 枫溪村 and cases, files and claims in it that belong to {@code demo-villager-1}. */
public final class Exhibits {
    private static final String ELSEWHERE = "elsewhere";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String MP = "/mp/v1/villages/" + WholeVillage.VILLAGE;
    private static final String CONSOLE = "/console/v1/villages/" + WholeVillage.VILLAGE;

    private final WholeVillage here;
    private final Map<String, String> ids = new HashMap<>();
    private final String gridWorker;
    private final byte[] jpeg;
    private final NewsExhibits news;
    private final StudyExhibits study;
    private final ExpertExhibits experts;

    public Exhibits(WholeVillage here) throws IOException {
        this.here = here;
        this.jpeg = MadeFiles.image("jpeg", 40, 30);
        var owner = here.in("demo-villager-1");
        var attached = attachment(owner);
        ids.put("complaints", complaint(owner, "{\"text\":\"私密的事\",\"attachments\":[\"" + attached + "\"]}"));
        ids.put("complaints about-staff", complaint(owner, "{\"text\":\"村干部的事\",\"aboutStaff\":true}"));
        ids.put("complaints second-grid", complaint(owner, "{\"text\":\"远处的事\",\"doorPlate\":\"FX201005\"}"));
        ids.put("complaints dispatcher-only", complaint(owner, """
            {"text":"不留名","doorPlate":"FX201001","nameVisibleTo":"dispatcher-only"}\
            """));
        ids.put("complaints other", complaint(owner, "{\"text\":\"同一件事\"}"));
        ids.put("attachments", attached);
        ids.put("attachments loose", attachment(owner));
        ids.put("bindings", claim());
        ids.put("citizen-joins", UUID.randomUUID().toString());
        ids.put("rosters", roster());
        ids.put("family-requests", tie(owner));
        ids.put("family", UUID.randomUUID().toString());
        ids.put("roles", UUID.randomUUID().toString());
        ids.put("operators", UUID.randomUUID().toString());
        ids.put("keyword-answers", UUID.randomUUID().toString());
        ids.put("parked", UUID.randomUUID().toString());
        ids.put("webhooks", UUID.randomUUID().toString());
        ids.put("deliveries", UUID.randomUUID().toString());
        ids.put("grids", UUID.randomUUID().toString());
        ids.put("contacts", UUID.randomUUID().toString());
        news = new NewsExhibits(here, jpeg);
        news.in(ids);
        ids.put("disclosures no-filing", UUID.randomUUID().toString());
        ids.put("disclosures", new PublishedDisclosure(here).id());
        ids.put("disclosure-questions", question(owner));
        ids.put("inquiries", inquiry(owner));
        ids.put("experts", UUID.randomUUID().toString());
        experts = new ExpertExhibits(here);
        experts.in(ids);
        ids.put(
                "faqs",
                here.desk("demo-cadre-1").post(CONSOLE + "/faqs", body("/faqs")).text("/id"));
        study = new StudyExhibits(here);
        study.in(ids);
        ids.put("members", CreditExhibits.member(here));
        ids.put("offline-studies", UUID.randomUUID().toString());
        ids.put("appeals", UUID.randomUUID().toString());
        gridWorker = here.in("demo-grid-1").get("/mp/v1/me").text("/person/id");
    }

    private String attachment(Visitor owner) {
        return owner.upload(MP + "/attachments", "a.jpg", "image/jpeg", jpeg)
                .expect(201)
                .text("/id");
    }

    private String question(Visitor owner) {
        return owner.post(MP + "/disclosures/" + ids.get("disclosures") + "/questions", "{\"text\":\"第三笔是什么？\"}")
                .expect(201)
                .text("/id");
    }

    private static String inquiry(Visitor owner) {
        return owner.post(MP + "/inquiries", "{\"desk\":\"office\",\"text\":\"怎么办证明？\"}")
                .expect(201)
                .text("/id");
    }

    private static String complaint(Visitor owner, String body) {
        return owner.post(MP + "/complaints", body).expect(201).text("/id");
    }

    private static String tie(Visitor owner) {
        return owner.post("/mp/v1/me/family", Map.of("village", WholeVillage.VILLAGE, "name", "某某", "idLast4", "0000"))
                .expect(202)
                .text("/id");
    }

    private String claim() {
        var claimant = here.signIn("test-claimant-1");
        claimant.post("/mp/v1/me/consents", Map.of("document", "privacy", "version", "2026-11"))
                .expect(204);
        return claimant.post(
                        "/mp/v1/me/bindings",
                        Map.of("village", WholeVillage.VILLAGE, "phoneCode", "phone-19911111111", "name", "某某"))
                .expect(202)
                .text("/id");
    }

    private String roster() {
        return here.desk("demo-cadre-1")
                .upload(CONSOLE + "/rosters", "a.xlsx", XLSX, workbook())
                .expect(202)
                .text("/id");
    }

    private static byte[] workbook() {
        return Workbooks.of(List.of(List.of("姓名", "户号"), List.of("方阿毛", "201-990")));
    }

    /** An address the route takes, with the usual object. */
    public String path(Route route) {
        return path(new Row(route, "", Map.of()));
    }

    String path(Row row) {
        var pattern = row.route().pattern();
        var village = village(row);
        return pattern.replace("{village}", village)
                .replace("/disclosure-items/{code}/questions", "/disclosure-items/C0302/questions")
                .replace("{code}", pattern.contains("inquiry-desks") ? "farming" : "FX201001")
                .replace("{number}", "1")
                .replace("{area}", "330999101")
                .replace("{document}", "privacy")
                .replace("{token}", "no-token")
                .replace("{leaf}", "999999999")
                .replace("{lesson}", study.lesson())
                .replace("{attempt}", UUID.randomUUID().toString())
                .replace("{version}", "starter-2026")
                .replace("{effectiveFrom}", "2022-05-01")
                .replace("{appId}", "wxdemo0service001")
                .replace("{served}", "330999101203")
                .replace("{service}", "0202")
                .replace("{kind}", "matrix")
                .replace("{keyId}", "vk0")
                .replace("{year}", pattern.contains("credit") ? "2026" : "2031")
                .replace("{cover}", UUID.randomUUID().toString())
                .replace("{eid}", UUID.randomUUID().toString())
                .replace("{id}", pattern.contains("{id}") ? id(row) : "");
    }

    private static String village(Row row) {
        if (row.route().pattern().startsWith("/mp/v1/me/")) {
            return "330999101203";
        }
        return row.object().equals(ELSEWHERE) ? WholeVillage.OTHER_VILLAGE : WholeVillage.VILLAGE;
    }

    private String id(Row row) {
        var pattern = row.route().pattern();
        if (pattern.contains("login-requests")) {
            return here.stranger()
                    .post("/console/v1/login-requests", "{}")
                    .expect(201)
                    .text("/id");
        }
        if (pattern.startsWith("/console/v1/clients/") || pattern.startsWith("/open311/")) {
            return UUID.randomUUID().toString();
        }
        if (pattern.endsWith("/staff-concerns") && !row.object().equals("about-staff")) {
            return complaint(here.in("demo-villager-1"), "{\"text\":\"要转乡镇的事\"}");
        }
        var before = pattern.substring(0, pattern.indexOf("/{id}"));
        var kind = before.substring(before.lastIndexOf('/') + 1);
        var id = ids.get(row.object().isEmpty() || row.object().equals(ELSEWHERE) ? kind : kind + " " + row.object());
        if (id == null) {
            throw new IllegalArgumentException(row.route() + " @" + row.object() + " (expected: an object for it)");
        }
        return id;
    }

    /** Sends what a client would: a body that would do, so that nobody is refused for its sake. */
    Reply send(Visitor visitor, Row row) {
        var path = path(row);
        var pattern = row.route().pattern();
        if (row.route().method().equals("PUT")) {
            return visitor.with("If-Match", "\"1\"")
                    .send("PUT", path, "application/json", body(pattern).getBytes(StandardCharsets.UTF_8));
        }
        if (!row.route().method().equals("POST")) {
            var query = query(pattern);
            var seen = row.route().method().equals("DELETE") ? visitor.with("If-Match", "\"1\"") : visitor;
            return seen.send(row.route().method(), path + query, null, new byte[0]);
        }
        if (pattern.endsWith("/attachments")) {
            return visitor.upload(path, "a.jpg", "image/jpeg", jpeg);
        }
        if (pattern.endsWith("/rosters")
                || pattern.endsWith("/finance-tables")
                || pattern.endsWith("/complaint-catalogues/sheets")
                || pattern.endsWith("/credits/imports")) {
            return visitor.upload(path, "a.xlsx", XLSX, workbook());
        }
        return visitor.post(path, body(pattern));
    }

    /** A stream has no end: it is asked for an area where nobody here works. */
    private static String query(String pattern) {
        return switch (pattern) {
            case "/openapi/v1/evidence/consistency" -> "?from=0&to=0";
            case "/open311/v2/services.json",
                    "/open311/v2/services/{service}.json",
                    "/open311/v2/requests.json",
                    "/open311/v2/requests/{id}.json" -> "?jurisdiction_id=" + WholeVillage.VILLAGE;
            case "/mp/v1/js-sdk-signatures" -> "?url=https://elsewhere.example/h5";
            case "/console/v1/overview",
                    "/console/v1/complaints",
                    "/console/v1/disclosure-overview",
                    "/console/v1/study-overview",
                    "/console/v1/inquiry-desks",
                    "/console/v1/inquiry-invitations" -> "?scope=330999101";
            case "/console/v1/villages/{village}/disclosures/{id}" -> "?version=1";
            case "/console/v1/villages" -> "?area=330999101";
            case "/console/v1/overview/stream" -> "?scope=999999";
            default -> "";
        };
    }

    /** A body that would do; other fields may be left out. */
    public String body(String pattern) {
        if (pattern.endsWith("/news/{id}") || pattern.startsWith("/console") && pattern.endsWith("/news")) {
            return news.body("public");
        }
        if (pattern.contains("/credits/")
                || pattern.contains("/offline-studies")
                || pattern.contains("/credit-certificate")) {
            return CreditExhibits.body(pattern);
        }
        if (pattern.contains("/keyword-answers")) {
            return "{\"keyword\":\"矩阵\",\"text\":\"说明\"}";
        }
        if (pattern.startsWith("/console/v1/villages/{village}/courses")) {
            return StudyExhibits.body(pattern);
        }
        if (pattern.endsWith("/news-columns/{id}")) {
            return "{\"name\":\"村务动态\",\"position\":10}";
        }
        if (pattern.equals("/console/v1/clients") || pattern.equals("/console/v1/clients/{id}")) {
            return "{\"name\":\"矩阵平台\",\"scopes\":[]}";
        }
        var expert = experts.body(pattern);
        if (expert != null) {
            return expert;
        }
        var founding = FoundingBodies.of(pattern);
        if (founding != null) {
            return founding;
        }
        return switch (pattern.substring(pattern.lastIndexOf('/') + 1)) {
            case "news-columns" ->
                "{\"name\":\"" + UUID.randomUUID().toString().substring(0, 12) + "\",\"position\":900}";
            case "maskings" -> "{\"version\":1}";
            case "releases" -> "{\"version\":1,\"reason\":\"说明\"}";
            case "activities" ->
                "{\"title\":\"矩阵\",\"startsAt\":\"2026-12-01T09:00:00+08:00\",\"endsAt\":\"2026-12-01T10:00:00+08:00\"}";
            case "attendances" ->
                pattern.startsWith("/console") ? "{\"member\":\"" + UUID.randomUUID() + "\"}" : "{\"code\":\"000000\"}";
            case "progress" -> "{\"beat\":\"" + UUID.randomUUID() + "\",\"positionSeconds\":0}";
            case "publications", "account-drafts", "retries" -> "{\"version\":1}";
            case "withdrawals", "reversals" -> "{\"reason\":\"说明\"}";
            case "recounts" ->
                "{\"table\":{\"from\":\"2026-07-01\",\"to\":\"2026-09-30\",\"openingFen\":0,\"sections\":[],"
                        + "\"incomeFen\":0,\"spendingFen\":0,\"closingFen\":0}}";
            case "wechat-accounts" ->
                "{\"appId\":\"wxmatrix\",\"kind\":\"service\",\"name\":\"矩阵\",\"secret\":\"matrix\"}";
            case "{appId}" -> "{\"name\":\"矩阵\"}";
            case "callback" -> "{\"token\":\"Matrix\"}";
            case "menu" -> "{\"buttons\":[{\"type\":\"reply\",\"name\":\"帮助\",\"key\":\"help\"}]}";
            case "{kind}" -> "{\"templateId\":\"t\",\"title\":\"t\",\"page\":\"\",\"fields\":{\"thing1\":\"title\"}}";
            case "sessions" -> "{\"code\":\"code-demo-guest-1\"}";
            case "refreshes" -> "{\"refreshToken\":\"none\"}";
            case "zhejiang" -> "{\"ticketId\":\"unknown\"}";
            case "consents" -> "{\"document\":\"other\",\"version\":\"1\"}";
            case "family" -> "{\"village\":\"330999101203\",\"name\":\"某某\",\"idLast4\":\"0000\"}";
            case "refusals" -> "{\"reason\":\"不是\"}";
            case "roles" ->
                pattern.startsWith("/mp/")
                        ? "{\"phoneCode\":\"unknown\"}"
                        : "{\"role\":\"%s\",\"phone\":\"13900000000\"}"
                                .formatted(pattern.contains("{area}") ? "dispatcher" : "cadre");
            case "operators" -> "{\"role\":\"operator\",\"phone\":\"13900000000\"}";
            case "bindings" -> "{\"village\":\"330999101203\",\"phoneCode\":\"unknown\"}";
            case "readings" -> "{\"upTo\":\"" + UUID.randomUUID() + "\"}";
            case "notice-preferences" ->
                "{\"quietHours\":{\"from\":\"00:00\",\"to\":\"00:00\"},\"digest\":\"off\",\"wording\":\"standard\"}";
            case "subscriptions" -> "{\"results\":{}}";
            case "complaints" ->
                pattern.startsWith("/console")
                        ? "{\"source\":\"phone\",\"caller\":{\"name\":\"方阿毛\"},\"text\":\"矩阵\"}"
                        : "{\"text\":\"矩阵\"}";
            case "complaint-searches" -> "{\"phone\":\"13700000000\"}";
            case "roster-searches" -> "{\"name\":\"陈秀英\"}";
            case "disclosures" -> "{\"item\":\"VM01\",\"period\":\"2026-01-02\",\"content\":{\"title\":\"矩阵\"}}";
            case "disclosure-items" ->
                "{\"code\":\"VM01\",\"class\":\"village\",\"name\":\"矩阵\",\"frequency\":\"event\",\"dueDays\":3,\"legalBasis\":\"村规\"}";
            case "occurrences" -> "{\"happenedOn\":\"2026-01-02\",\"what\":\"矩阵\"}";
            case "covers" -> "{\"revision\":1,\"reason\":\"说明\"}";
            case "switches" -> "{\"enabled\":true,\"reason\":\"说明\"}";
            case "submissions", "take-backs" ->
                pattern.contains("/quizzes/") ? "{\"answers\":[[0]]}" : "{\"version\":1}";
            case "checks" -> "{\"version\":1,\"approved\":true}";
            case "corrections" -> "{\"reason\":\"说明\"}";
            case "questions" -> "{\"text\":\"这笔是什么？\"}";
            case "inquiries" -> "{\"source\":\"phone\",\"desk\":\"office\",\"text\":\"矩阵\"}";
            case "experts" -> "{\"person\":\"" + UUID.randomUUID() + "\"}";
            case "faqs", "revisions" -> "{\"version\":1,\"desk\":\"office\",\"question\":\"怎么办？\",\"answer\":\"这样办。\"}";
            case "messages" -> "{\"text\":\"再问一句\"}";
            case "declinations" -> "{\"version\":1,\"reason\":\"说明\"}";
            case "hand-overs" -> "{\"version\":1,\"desk\":\"law\"}";
            case "withholdings", "upholdings" -> "{\"version\":1,\"reason\":\"说明\"}";
            case "reinstatements" -> "{\"version\":1}";
            case "suggestions" -> "{\"text\":\"路灯不亮\"}";
            case "supplements", "claim-results" -> "{\"text\":\"再说一句\"}";
            case "reopenings" -> "{\"reason\":\"又坏了\"}";
            case "caller-reminders" -> "{\"source\":\"phone\"}";
            case "caller-ratings" -> "{\"source\":\"phone\",\"fixed\":true}";
            case "caller-reopenings" -> "{\"source\":\"phone\",\"reason\":\"又坏了\"}";
            case "ratings" -> "{\"fixed\":true,\"stars\":5}";
            case "answers" -> "{\"version\":1,\"text\":\"好了\"}";
            case "rejections", "objections", "closures" -> "{\"reason\":\"说明\"}";
            case "notes", "supervisions" -> "{\"text\":\"说明\"}";
            case "information-requests" -> "{\"question\":\"哪一盏？\"}";
            case "extensions" -> "{\"until\":\"2026-12-01T18:00:00+08:00\",\"reason\":\"说明\"}";
            case "decisions" ->
                pattern.contains("/covers/") ? "{\"verdict\":\"lift\",\"note\":\"说明\"}" : "{\"approved\":true}";
            case "verifications" -> "{\"solved\":true}";
            case "transfers" -> "{\"office\":\"县水利局\"}";
            case "categories" -> "{\"category\":\"0101\"}";
            case "merges" -> "{\"into\":\"" + ids.get("complaints other") + "\"}";
            case "dispatches", "assistances" -> "{\"handler\":\"" + gridWorker + "\"}";
            case "contact-views" -> "{\"purpose\":\"核实\"}";
            case "approvals" -> "{\"approve\":false,\"reason\":\"不是\"}";
            case "transcripts", "listenings" ->
                "{\"version\":1,\"attachment\":\"" + UUID.randomUUID() + "\",\"text\":\"路灯\"}";
            case "reviews" -> "{\"verdict\":\"pass\"}";
            case "erasures" -> "{\"reason\":\"依法删除\"}";
            case "confirmations" -> "{\"code\":\"000000\"}";
            case "bootstrap" -> "{\"code\":\"wrong\"}";
            case "{id}" -> "{\"title\":\"矩阵\"}";
            default -> "{}";
        };
    }
}
