package org.gradproof.benchmarks;

/**
 * The further functions in TorchScript: by one of PyTorch's own kernels where it has one, the losses' gradients by its
 * kernels for the backward pass.
 */
final class TorchFunctions {

    private TorchFunctions() {}

    static String ofLogits(String function) {
        return """
                p = %s
                return (torch.select(p, 0, 0), p)
            """
                .formatted(
                        switch (function) {
                            case "sigmoid" -> "torch.sigmoid(z)";
                            case "logSigmoid" -> "torch.log_sigmoid(z)";
                            case "softplus" -> "torch.softplus(z, 1, 20)";
                            default -> throw new IllegalArgumentException(function);
                        });
    }

    static String ofRows(String function, boolean doubles) {
        int type = doubles ? 7 : 6;
        return switch (function) {
            case "softmax" -> plain("torch._softmax(z, 1, False)");
            case "logSoftmax" -> plain("torch._log_softmax(z, 1, False)");
            case "logSumExp" ->
                """
                    p = torch.logsumexp(z, [1], False)
                    return (torch.select(p, 0, 0), p)
                """;
            case "softLabels" ->
                """
                    p = torch._log_softmax(z, 1, False)
                    g = torch.div(y, torch.neg(torch.size(z, 0)))
                    loss = torch.sum(torch.mul(g, p))
                    return (loss, torch._log_softmax_backward_data(g, p, 1, %d))
                """
                        .formatted(type);
            case "smoothing" ->
                """
                    p = torch._log_softmax(z, 1, False)
                    n = torch.size(z, 0)
                    g = torch.full_like(p, torch.div(-0.1, torch.mul(n, torch.size(z, 1))))
                    s = torch.full([n, 1], torch.div(-0.9, n), dtype=%d, layout=None, device=None, pin_memory=None)
                    _0 = torch.scatter_add_(g, 1, torch.unsqueeze(y, 1), s)
                    loss = torch.sum(torch.mul(g, p))
                    return (loss, torch._log_softmax_backward_data(g, p, 1, %d))
                """
                        .formatted(type, type);
            case "sumOfLogLosses" ->
                """
                    n = torch.size(z, 0)
                    loss = torch.div(torch.binary_cross_entropy_with_logits(z, y, None, None, 2), n)
                    gradient = torch.sigmoid(z)
                    _0 = torch.sub_(gradient, y)
                    _1 = torch.div_(gradient, n)
                    return (loss, gradient)
                """;
            case "entropy" ->
                """
                    p = torch._log_softmax(z, 1, False)
                    q = torch.exp(p)
                    h = torch.neg(torch.sum(torch.mul(q, p), [1], True))
                    gradient = torch.mul(q, torch.add(p, h))
                    _0 = torch.div_(gradient, torch.neg(torch.size(z, 0)))
                    return (torch.mean(h), gradient)
                """;
            case "kullbackLeibler" ->
                """
                    p = torch._log_softmax(z, 1, False)
                    t = torch._log_softmax(y, 1, False)
                    n = torch.size(z, 0)
                    loss = torch.div(torch.kl_div(p, t, 2, log_target=True), n)
                    g = torch.div(torch.exp(t), torch.neg(n))
                    return (loss, torch._log_softmax_backward_data(g, p, 1, %d))
                """
                        .formatted(type);
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static String plain(String rows) {
        return """
                p = %s
                return (torch.select(torch.select(p, 0, 0), 0, 0), p)
            """
                .formatted(rows);
    }
}
