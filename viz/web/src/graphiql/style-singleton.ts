// Stands in for the package of the same name, which writes <style> elements that `style-src 'self'` refuses.
// Constructed style sheets are the document's own and need no permission.
import { useEffect } from "react";

type Singleton = (props: { styles: string; dynamic?: boolean }) => null;

export function styleHookSingleton(): (styles: string) => void {
  return (styles) => {
    useEffect(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      return () => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      };
    }, [styles]);
  };
}

export function styleSingleton(): Singleton {
  const useStyle = styleHookSingleton();
  return ({ styles }) => {
    useStyle(styles);
    return null;
  };
}
