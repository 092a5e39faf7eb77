package village.infra.attachment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.attachment.CheckAttachments;

/**
 * Runs {@link CheckAttachments} again and again. Any number of instances may: each request is taken by one.
 */
final class AttachmentCheckWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AttachmentCheckWorker.class);

    private final CheckAttachments attachments;
    private final Duration every;
    private volatile @Nullable Disposable running;

    AttachmentCheckWorker(CheckAttachments attachments, Duration every) {
        this.attachments = attachments;
        this.every = every;
    }

    @Override
    public void start() {
        running = Flux.interval(every)
                .onBackpressureDrop()
                .concatMap(tick -> round(), 1)
                .subscribe();
    }

    private Mono<Void> round() {
        return attachments.check().onErrorResume(AttachmentCheckWorker::logged);
    }

    private static Mono<Void> logged(Throwable failure) {
        LOG.error("attachment check failed", failure);
        return Mono.empty();
    }

    @Override
    public void stop() {
        var worker = running;
        if (worker != null) {
            worker.dispose();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
