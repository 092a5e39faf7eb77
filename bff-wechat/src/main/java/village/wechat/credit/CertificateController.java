package village.wechat.credit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.credit.certificate.Certificate;
import village.api.credit.certificate.IssueCertificate;
import village.api.credit.own.ReadOwnCredit;
import village.api.identity.Actor;

/** A member takes his certificate; anybody checks one. */
@RestController
@RequestMapping("/mp/v1")
@Tag(name = "学习积分")
class CertificateController {
    private final IssueCertificate issueCertificate;

    CertificateController(IssueCertificate issueCertificate) {
        this.issueCertificate = issueCertificate;
    }

    /** What a certificate says, and nothing more. */
    @Schema(name = "CreditCertificate")
    record CertificateView(
            String village,
            String name,
            int year,
            AmountView balance,
            AmountView required,
            boolean fulfilled,
            @Schema(description = "截至哪一天") LocalDate asOf,
            @Schema(description = "这一年是否已结账；没结账的以后还会变") boolean closed) {
        static CertificateView of(Certificate certificate) {
            return new CertificateView(
                    certificate.village(),
                    certificate.name(),
                    certificate.year(),
                    AmountView.of(certificate.balance()),
                    AmountView.of(certificate.required()),
                    certificate.fulfilled(),
                    certificate.asOf(),
                    certificate.closed());
        }
    }

    /** A certificate with its signature. */
    @Schema(name = "IssuedCreditCertificate")
    record IssuedView(
            CertificateView certificate,

            @Schema(description = "签名文本（C2SP signed note），可以用 /h5/verifier/Certificate.java 核对")
            String note,

            @Schema(description = "放进链接 # 后面的同一份文本") String token,
            @Schema(description = "核对用的公钥") String verifierKey) {}

    @Operation(operationId = "readMyCreditCertificate", summary = "一年的学习证明，签过名，谁都可以核对")
    @GetMapping("/me/credits/certificates/{year}")
    Mono<IssuedView> issue(Actor actor, @PathVariable int year) {
        return issueCertificate
                .issue(actor, new ReadOwnCredit.Wish(Optional.empty(), Optional.of(year)))
                .map(issued -> new IssuedView(
                        CertificateView.of(issued.certificate()), issued.note(), issued.token(), issued.verifierKey()));
    }

    @Schema(name = "CreditCertificateCheck", example = "{\"token\": \"eGlhbmd5aW4…\"}")
    record Check(@NotNull(message = "请填写证明内容。") String token) {}

    @Operation(operationId = "verifyCreditCertificate", summary = "核对一份学习证明是不是本系统签的；不用登录，不保存")
    @PostMapping("/credit-certificate-checks")
    Mono<CertificateView> verify(@Valid @RequestBody Check check) {
        return issueCertificate.verify(check.token()).map(CertificateView::of);
    }
}
