/** How Teams draws cards, near enough to judge them by: fonts, spacings and colours of its three themes. */
export type Theme = 'light' | 'dark' | 'contrast';

const colors = {
  light: {
    text: '#242424',
    subtle: '#616161',
    accent: '#4f52b2',
    good: '#237b4b',
    warning: '#835c00',
    attention: '#c4314b',
    dim: '#e0e0e0',
    field: '#f5f5f5',
    button: '#ffffff',
    positive: '#5b5fc7',
    onPositive: '#ffffff',
  },
  dark: {
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#a6a7dc',
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#f9526b',
    dim: '#525252',
    field: '#1f1f1f',
    button: '#292929',
    positive: '#5b5fc7',
    onPositive: '#ffffff',
  },
  // High contrast: black, white, and three strong colours; nothing is told by a shade.
  contrast: {
    text: '#ffffff',
    subtle: '#ffffff',
    accent: '#ffff01',
    good: '#3ff23f',
    warning: '#ffff01',
    attention: '#ff8080',
    dim: '#ffffff',
    field: '#000000',
    button: '#000000',
    positive: '#1aebff',
    onPositive: '#000000',
  },
} as const;

const containerColors: Record<Theme, Record<string, string>> = {
  light: {
    default: '#ffffff',
    emphasis: '#f5f5f5',
    accent: '#e8ebfa',
    good: '#e7f2da',
    attention: '#fcf4f6',
    warning: '#fbf6d9',
  },
  dark: {
    default: '#292929',
    emphasis: '#1f1f1f',
    accent: '#33344a',
    good: '#1f3a1f',
    attention: '#3b1f26',
    warning: '#463100',
  },
  contrast: {
    default: '#000000',
    emphasis: '#000000',
    accent: '#000000',
    good: '#000000',
    attention: '#000000',
    warning: '#000000',
  },
};

/** The page around the card: a chat. */
export const chat: Record<Theme, string> = { light: '#f5f5f5', dark: '#1a1a1a', contrast: '#000000' };

export function hostConfig(theme: Theme): object {
  const { text, subtle, accent, good, warning, attention, dim } = colors[theme];
  const color = (normal: string) => ({ default: normal, subtle: normal });
  const foregroundColors = {
    default: { default: text, subtle },
    accent: color(accent),
    good: color(good),
    warning: color(warning),
    attention: color(attention),
  };
  const styles = Object.entries(containerColors[theme]).map(([name, backgroundColor]) => [
    name,
    { backgroundColor, foregroundColors },
  ]);
  return {
    fontFamily: "'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif",
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: dim },
    supportsInteractivity: true,
    containerStyles: Object.fromEntries(styles),
    actions: {
      ...{ maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
      showCard: { actionMode: 'inline' },
    },
    inputs: { label: { requiredInputs: {}, optionalInputs: { color: 'default', size: 'default' } } },
  };
}

export function styleSheet(theme: Theme): string {
  const { text, dim, accent, field, button, positive, onPositive } = colors[theme];
  return `
    body { margin: 0; color-scheme: ${theme === 'light' ? 'light' : 'dark'}; padding: 16px; background: ${chat[theme]}; color: ${text}; }
    .ac-adaptiveCard { border: 1px solid ${dim}; border-radius: 8px; box-sizing: border-box; }
    .ac-pushButton { font: 600 14px 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif; padding: 6px 12px; border-radius: 4px;
      border: 1px solid ${dim}; background: ${button}; color: ${text}; flex: 0 1 auto; margin-bottom: 4px; }
    .ac-pushButton.style-positive { background: ${positive}; color: ${onPositive}; border-color: ${positive}; }
    .ac-actionSet { flex-wrap: wrap; }
    .ac-input { font: 14px 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif; background: ${field}; color: ${text}; border: ${theme === 'contrast' ? '1px solid #ffffff' : '0'};
      border-bottom: 2px solid ${dim}; border-radius: 4px; padding: 6px 8px; width: 100%; box-sizing: border-box; }
    .ac-input input[type=checkbox] { width: auto; } .ac-toggleInput, .ac-choiceSetInput-expanded { background: none; border: 0; padding: 0; }
    .ac-selectable { cursor: pointer; color: ${accent}; }`;
}
