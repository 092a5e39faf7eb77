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
import village.api.attachment.EraseAttachments;

/**
 * Runs {@link CheckAttachments} again and again, and removes the bytes of what was erased. Any number of instances may: each
 * request is taken by one, and what is removed twice is gone all the same.
 */
final class AttachmentCheckWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AttachmentCheckWorker.class);

    private final CheckAttachments attachments;
    private final EraseAttachments erasing;
    private final Duration every;
    private volatile @Nullable Disposable running;

    AttachmentCheckWorker(CheckAttachments attachments, EraseAttachments erasing, Duration every) {
        this.attachments = attachments;
        this.erasing = erasing;
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
        return attachments
                .check()
                .onErrorResume(failure -> logged("attachment check failed", failure))
                .then(Mono.defer(erasing::removeBytes))
                .onErrorResume(failure -> logged("erased files could not be removed", failure));
    }

    private static Mono<Void> logged(String what, Throwable failure) {
        LOG.error(what, failure);
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
