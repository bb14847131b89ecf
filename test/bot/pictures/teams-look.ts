/** How Teams draws cards, near enough to judge them by: fonts, spacings and colours of its two themes. */
export type Theme = 'light' | 'dark';

const colorsOf = (theme: Theme) =>
  theme === 'light'
    ? {
        text: '#242424',
        subtle: '#616161',
        accent: '#4f52b2',
        good: '#237b4b',
        warning: '#835c00',
        attention: '#c4314b',
        dim: '#e0e0e0',
      }
    : {
        text: '#ffffff',
        subtle: '#adadad',
        accent: '#a6a7dc',
        good: '#92c353',
        warning: '#f8d22a',
        attention: '#f9526b',
        dim: '#525252',
      };

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
};

/** The page around the card: a chat. */
export const chat: Record<Theme, string> = { light: '#f5f5f5', dark: '#1a1a1a' };

export function hostConfig(theme: Theme): object {
  const { text, subtle, accent, good, warning, attention, dim } = colorsOf(theme);
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
  const { text, dim, accent } = colorsOf(theme);
  const field = theme === 'light' ? '#f5f5f5' : '#1f1f1f';
  const button = theme === 'light' ? '#ffffff' : '#292929';
  return `
    body { margin: 0; padding: 16px; background: ${chat[theme]}; color: ${text}; }
    .ac-adaptiveCard { border: 1px solid ${dim}; border-radius: 8px; box-sizing: border-box; }
    .ac-pushButton { font: 600 14px 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif; padding: 6px 12px; border-radius: 4px;
      border: 1px solid ${dim}; background: ${button}; color: ${text}; flex: 0 1 auto; margin-bottom: 4px; }
    .ac-pushButton.style-positive { background: #5b5fc7; color: #ffffff; border-color: #5b5fc7; }
    .ac-actionSet { flex-wrap: wrap; }
    .ac-input { font: 14px 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif; background: ${field}; color: ${text}; border: 0;
      border-bottom: 2px solid ${dim}; border-radius: 4px; padding: 6px 8px; width: 100%; box-sizing: border-box; }
    .ac-input input[type=checkbox] { width: auto; } .ac-toggleInput, .ac-choiceSetInput-expanded { background: none; border: 0; padding: 0; }
    .ac-selectable { cursor: pointer; color: ${accent}; }`;
}
