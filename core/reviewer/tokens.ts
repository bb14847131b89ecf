/** Tokens that one review may cost at most: those of the prompt by `estimateTokens`, and those of the answer. */
export const promptTokensMax = 1_300;
export const answerTokensMax = 700;
