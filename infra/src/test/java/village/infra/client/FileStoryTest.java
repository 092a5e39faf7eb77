package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.infra.story.Reply;
import village.infra.story.WholeVillage;

/** A platform sends photos and documents with the cases it hands over and the progress it tells. */
class FileStoryTest {
    private static final String V = "/openapi/v1/villages/" + VILLAGE;
    private static final String FILES = V + "/attachments";
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final byte[] PDF = "%PDF-1.7\n% 收据\n".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static Integrator platform;

    @BeforeAll
    static void meet() {
        platform = Integrator.everywhere(HERE);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static byte[] picture(int side) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static String sent(Integrator who) {
        return who.upload(FILES, PDF, key()).expect(201).text("/id");
    }

    private static Reply handedOver(Integrator who, List<String> files) {
        var names = files.isEmpty() ? "" : "\"" + String.join("\",\"", files) + "\"";
        return who.post(V + "/complaints", """
            {"externalNumber":"F-%s","text":"桥面裂了","category":"0202","attachments":[%s]}\
            """.formatted(key(), names), key());
    }

    @Test
    void aPhotoIsMadeHarmlessAndGoesWithTheCase() throws IOException {
        var photo = platform.upload(FILES, picture(40), key()).expect(201);
        assertThat(photo.text("/mediaType")).isEqualTo("image/jpeg");
        assertThat(photo.text("/state")).isEqualTo("review");
        assertThat(photo.text("/stateLabel")).isEqualTo("待人工审核");
        var id = photo.text("/id");
        var made = handedOver(platform, List.of(id)).expect(201);
        assertThat(made.json().at("/attachments/0").asString()).isEqualTo(id);
        var seen = platform.get(FILES + "/" + id).expect(200);
        assertThat(seen.header("Content-Type")).isEqualTo("image/jpeg");
        HERE.desk("demo-dispatcher-1").get(DESK + "/attachments/" + id).expect(200);
        Integrator.everywhere(HERE).get(FILES + "/" + id).expectProblem(404, "attachment.not-found");
    }

    @Test
    void theSameFileAgainIsTheFirstOne() {
        var key = key();
        var first = platform.upload(FILES, PDF, key).expect(201).text("/id");
        assertThat(platform.upload(FILES, PDF, key).expect(201).text("/id")).isEqualTo(first);
        platform.upload(FILES, "%PDF-1.4\n".getBytes(StandardCharsets.UTF_8), key)
                .expectProblem(422, "idempotency.key-reused");
        platform.upload(FILES, PDF, null).expectProblem(400, "idempotency.key-invalid");
    }

    @Test
    void onlyWhoSentAFileMayUseItAndOnce() {
        var file = sent(platform);
        handedOver(Integrator.everywhere(HERE), List.of(file)).expectProblem(422, "attachment.not-yours");
        handedOver(platform, List.of(UUID.randomUUID().toString())).expectProblem(422, "attachment.not-yours");
        handedOver(platform, List.of(file)).expect(201);
        handedOver(platform, List.of(file)).expectProblem(422, "attachment.not-yours");
        var other = sent(platform);
        handedOver(platform, List.of(other, other)).expectProblem(422, "request.invalid");
    }

    @Test
    void progressBringsItsPapers() {
        var id = handedOver(platform, List.of()).expect(201).text("/id");
        var there = "XF-" + key().substring(0, 8);
        var town = HERE.desk("demo-dispatcher-1");
        town.post(
                        DESK + "/complaints/" + id + "/transfers",
                        "{\"office\":\"县水利局\",\"externalNumber\":\"" + there + "\"}")
                .expect(201);
        var file = sent(platform);
        var update = """
            {"externalNumber":"%s","sequence":1,"status":"answered","publicText":"已修好","attachments":["%s"]}\
            """.formatted(there, file);
        platform.post(V + "/complaints/" + id + "/updates", update).expect(201);
        platform.post(V + "/complaints/" + id + "/updates", update).expect(201);
        platform.post(V + "/complaints/" + id + "/updates", update.replace(file, sent(platform)))
                .expectProblem(422, "idempotency.key-reused");
        var seen = platform.get(V + "/complaints/" + id).expect(200);
        assertThat(seen.json().at("/timeline").toString()).contains(file);
        assertThat(town.get(DESK + "/attachments/" + file).expect(200).bytes()).isEqualTo(PDF);
    }

    @Test
    void theBytesAsTheyWereSentAreSigned() {
        var sentOther = platform.uploadSigning(FILES, PDF, "%PDF-1.0".getBytes(StandardCharsets.UTF_8), key());
        sentOther.expectProblem(401, "client.signature-wrong");
        Integrator.may(HERE, new Scope(Resource.ATTACHMENTS, Access.READ, VILLAGE))
                .upload(FILES, PDF, key())
                .expectProblem(403, "client.scope-missing");
        Integrator.may(HERE, new Scope(Resource.ATTACHMENTS, Access.WRITE, "330999102"))
                .upload(FILES, PDF, key())
                .expectProblem(403, "client.village-outside");
    }

    @Test
    void nonsenseIsRefused() {
        platform.upload(FILES, "<html>".getBytes(StandardCharsets.UTF_8), key())
                .expectProblem(415, "attachment.type-unsupported");
        platform.upload(FILES, new byte[0], key()).expectProblem(422, "request.invalid");
        platform.upload(FILES, new byte[22 * 1024 * 1024], key()).expectProblem(413, "attachment.too-large");
        platform.post(FILES, "{}", key()).expectProblem(415, "request.media-type-unsupported");
    }

    /** A file opens no door that the case itself keeps shut. */
    @Test
    void whoMayNotReadCasesMayNotReadTheirFiles() {
        var files = new Scope(Resource.ATTACHMENTS, Access.READ, VILLAGE);
        var sending = new Scope(Resource.ATTACHMENTS, Access.WRITE, VILLAGE);
        var handing = new Scope(Resource.COMPLAINTS, Access.WRITE, VILLAGE);
        var writer =
                Integrator.may(HERE, files, sending, handing, new Scope(Resource.COMPLAINTS, Access.READ, "330999102"));
        var file = sent(writer);
        writer.get(FILES + "/" + file).expect(200);
        handedOver(writer, List.of(file)).expect(201);
        writer.get(FILES + "/" + file).expectProblem(404, "attachment.not-found");
    }
}
