package village.openapi.document;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import village.openapi.client.Unsigned;

/** The released document, and a page that shows it. */
@Hidden
@RestController
class DocumentController {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-ancestors 'none'";
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");
    private static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=utf-8");
    private static final MediaType PAGE = MediaType.parseMediaType("text/html;charset=utf-8");

    @Unsigned
    @GetMapping("/openapi/v1/openapi.json")
    ResponseEntity<Resource> document() {
        return file("openapi.json", MediaType.APPLICATION_JSON);
    }

    @Unsigned
    @GetMapping("/openapi/v1/docs")
    ResponseEntity<Resource> page() {
        return file("docs.html", PAGE);
    }

    @Unsigned
    @GetMapping("/openapi/v1/docs.js")
    ResponseEntity<Resource> script() {
        return file("docs.js", SCRIPT);
    }

    @Unsigned
    @GetMapping("/openapi/v1/docs.css")
    ResponseEntity<Resource> style() {
        return file("docs.css", STYLE);
    }

    private static ResponseEntity<Resource> file(String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY)
                .body(new ClassPathResource("openapi/v1/" + name));
    }
}
